// Loaded into the server under test before its own code. Tells what only the inside knows: the heap without its garbage.
process.on('message', () => {
  globalThis.gc?.();
  process.send?.(process.memoryUsage());
});
// Whoever started the server is gone, so nobody is left to stop it.
process.on('disconnect', () => process.exit(1));
// The server must be able to end by itself, as it does without the probe.
process.channel?.unref();
