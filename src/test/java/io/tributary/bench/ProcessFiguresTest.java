package io.tributary.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What Linux says of processes, and whose work a thread's is. */
final class ProcessFiguresTest {
  @Test
  void threadsName_mayHoldSpacesAndBrackets() {
    String stat = "7 (C1 (odd) Thre) S 1 2 3 4 5 6 7 8 9 10 40 2 300 5 20 0 1 0";

    assertThat(ThreadTime.parse(stat)).isEqualTo(new ThreadTime("C1 (odd) Thre", 42, 305));
  }

  @Test
  void threads_areToldByTheFifteenCharactersLinuxKeeps() {
    assertThat(CpuShare.ofThread("journal")).isEqualTo(CpuShare.JOURNAL);
    assertThat(CpuShare.ofThread("journal-sweeper")).isEqualTo(CpuShare.OTHER_WORKERS);
    assertThat(CpuShare.ofThread("loader")).isEqualTo(CpuShare.LOADER);
    assertThat(CpuShare.ofThread("C2 CompilerThre")).isEqualTo(CpuShare.COMPILER);
    assertThat(CpuShare.ofThread("VM Thread")).isEqualTo(CpuShare.COLLECTOR);
    assertThat(CpuShare.ofThread("VirtualThread-u")).isEqualTo(CpuShare.HTTP);
  }

  @Test
  void timesOfAShare_areSpreadOverTheItems() {
    CpuTimes before = new CpuTimes(Map.of(CpuShare.HTTP, 100L));
    CpuTimes after = new CpuTimes(Map.of(CpuShare.HTTP, 300L, CpuShare.LOADER, 100L));

    CpuTimes taken = after.minus(before);

    assertThat(taken.microsEach(CpuShare.HTTP, 1000)).isEqualTo(2000);
    assertThat(taken.microsEach(CpuShare.JOURNAL, 1000)).isZero();
    assertThat(taken.microsEach(1000)).isEqualTo(3000);
  }

  @Test
  void ourOwnProcess_hasMemoryThreadsAndFiles() {
    ProcessFamily family = new ProcessFamily(ProcessHandle.current().pid());

    assertThat(family.serverMegabytes()).isPositive();
    assertThat(family.threads()).isPositive();
    assertThat(family.openFiles()).isPositive();
  }
}
