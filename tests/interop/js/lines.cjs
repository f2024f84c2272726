// Answers each line of JSON on standard input with one on standard output, in order.

const { createInterface } = require("node:readline");

module.exports = async function answerLines(answer) {
  for await (const line of createInterface({ input: process.stdin })) {
    process.stdout.write(JSON.stringify(await answer(JSON.parse(line))) + "\n");
  }
};
