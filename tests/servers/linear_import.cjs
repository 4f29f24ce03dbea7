// Reads a CSV file with one of the importers of Linear's command, without its questions, and prints
// what it would send: node linear_import.cjs FOLDER LinearCsvImporter FILE
const fs = require("fs");
const path = require("path");
const Module = require("module");

const [folder, importer, file, ...more] = process.argv.slice(2);
const command = path.join(folder, "node_modules/@linear/import/dist/cli.cjs");
const source = fs.readFileSync(command, "utf8");
const asking = source.lastIndexOf("(async () => {\n\ttry {");
if (asking < 0) throw new Error("Linear's command begins its questions elsewhere now");

const module_ = new Module(command);
module_.filename = command;
module_.paths = Module._nodeModulePaths(path.dirname(command));
module_._compile(`${source.slice(0, asking)}\nmodule.exports = { ${importer} };`, command);

new module_.exports[importer](file, ...more)
  .import()
  .then((read) => console.log(JSON.stringify(read)))
  .catch((error) => {
    console.error(error);
    process.exit(1);
  });
