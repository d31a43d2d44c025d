"""Writes the apps of apps.json from Python, as write.ts does from TypeScript."""

import json
import re
import sys
from pathlib import Path

import cdk8s_kafka as kafka
import cdk8s_plus_27.k8s as k8s
from cdk8s import App, Chart, Duration, JsonPatch


class OwnImage(kafka.KafkaImage):
    def __init__(self, reference):
        super().__init__(reference, "3.9")

    def container(self, server):
        return kafka.ServerContainer(
            name="kafka",
            image=self.reference,
            command=["/run.sh", server.heap],
            config={"server.properties": "".join(f"{key}={value}\n" for key, value in server.properties.items())},
            config_path="/config",
            data_path="/data",
        )


def snake(name):
    return re.sub(r"([A-Z])", lambda match: "_" + match.group(1).lower(), name)


def value(data):
    if isinstance(data, list):
        return [value(each) for each in data]
    if not isinstance(data, dict):
        return data
    if "duration" in data:
        return Duration.millis(data["duration"])
    if "ownImage" in data:
        return OwnImage(data["ownImage"])
    if "enum" in data:
        type_name, name = data["enum"].split(".")
        return getattr(getattr(kafka, type_name), name)
    if "type" in data:
        module = kafka if hasattr(kafka, data["type"]) else k8s
        return getattr(module, data["type"])(**props(data["props"]))
    if "call" in data:
        type_name, method = data["call"].split(".")
        args = [value(each) for each in data.get("args", [])]
        result = getattr(getattr(kafka, type_name), snake(method))(*args, **props(data.get("props", {})))
        for then in data.get("then", []):
            result = getattr(result, snake(then["method"]))(*[value(each) for each in then["structs"]])
        return result
    # a map: its keys are the user's
    return {key: value(each) for key, each in data.items()}


def props(row):
    return {snake(key): value(each) for key, each in row.items()}


def metadata_of(row, ensembles):
    """None if the row has none: the cluster then chooses."""
    if "kraft" in row:
        return kafka.Metadata.kraft(**props(row["kraft"]))
    if "combined" in row:
        return kafka.Metadata.combined(**props(row["combined"]))
    if "metadata" not in row:
        return None
    where = row["metadata"]
    if "ensemble" in where:
        connection = ensembles[where["ensemble"]].connection
    else:
        connection = kafka.ZookeeperConnection.of(where["connect"])
    if "chroot" in where:
        connection = connection.with_chroot(where["chroot"])
    return kafka.Metadata.zookeeper(connection)


def write(app, row):
    ensembles = {}
    for chart_row in row["charts"]:
        chart = Chart(app, chart_row["id"], namespace=chart_row.get("namespace"))
        for each in chart_row.get("ensembles", []):
            ensembles[each["id"]] = kafka.ZookeeperEnsemble(chart, each["id"], **props(each.get("props", {})))
        for each in chart_row.get("clusters", []):
            metadata = metadata_of(each, ensembles)
            cluster = kafka.KafkaCluster(chart, each["id"], metadata=metadata, **props(each.get("props", {})))
            for patch in each.get("patches", []):
                cluster.pools[0].stateful_set.add_json_patch(JsonPatch.add(patch["path"], patch["value"]))


def main(outdir):
    rows = json.loads((Path(__file__).parent / "apps.json").read_text())
    for index, row in enumerate(rows):
        app = App(outdir=str(outdir / str(index)), output_file_extension=".yaml")
        try:
            write(app, row)
            app.synth()
        except RuntimeError as error:
            # what TypeScript shows, without the name of the class
            text = str(error).removeprefix("ConfigurationError: ")
            (outdir / f"{index}.txt").write_text(f"{text}\n")


main(Path(sys.argv[1]))
