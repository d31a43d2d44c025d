#!/usr/bin/env node
// In a package the command is bundled; in a checkout of the repository it runs from its source, which is never stale.
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const source = join(__dirname, '..', 'lib', 'cli', 'main.ts');
if (existsSync(source)) {
  require('tsx/cjs');
  require(source);
} else {
  require('../build/bundle/command.js');
}
