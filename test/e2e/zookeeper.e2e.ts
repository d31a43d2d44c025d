/** The default application: its start, its messages, its stops. */
import { ZOOKEEPER } from './stack';
import { keepsMessages } from './suites/messages';
import { startsInEveryOrder } from './suites/startup';
import { stopsByItself } from './suites/stops';

startsInEveryOrder(ZOOKEEPER);
keepsMessages(ZOOKEEPER);
stopsByItself(ZOOKEEPER);
