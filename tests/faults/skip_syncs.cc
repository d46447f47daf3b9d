// Loaded in front of the C library: nothing waits for the disk, and the power must not go. It shows what
// durability costs (tools/bench_batch).

extern "C" {

int fsync(int) { return 0; }

int fdatasync(int) { return 0; }

int syncfs(int) noexcept { return 0; }

}  // extern "C"
