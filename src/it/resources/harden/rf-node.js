// Answers /N with the sum of the square roots of 1 to N, a loop that V8 compiles.
require('http')
  .createServer((request, response) => {
    let sum = 0;
    for (let n = 1; n <= Number(request.url.slice(1)); n++) sum += Math.sqrt(n);
    response.end(`sum ${sum}\n`);
  })
  .listen(8002, '127.0.0.1');
