package io.github.mediastore.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Twelve uploads of 26 MB at once in a JVM of 256 MiB, which has next to no direct memory. */
class MemoryReceiptTest {

  private static final int UPLOADS = 12;
  private static final int BYTES = 26_000_000;

  /** What an upload may have read of itself before it asks for memory, and what is only noise. */
  private static final long BESIDE_THE_BUDGET = UPLOADS * (512L << 10);

  @TempDir static Path folder;

  private static Path photo = Path.of("");

  @BeforeAll
  static void makeThePhoto() throws IOException {
    byte[] jpeg = TestPictures.file(TestPictures.scene(4000, 3000), "jpeg");
    photo = Files.write(folder.resolve("photo.jpg"), Arrays.copyOf(jpeg, BYTES));
  }

  @Test
  void allAreDoneWithinTheBudgetIfTheyMayWait() throws Exception {
    List<String> lines = run("600000");

    assertThat(number("done", lines)).isEqualTo(UPLOADS);
    assertWithinBudget(lines);
  }

  @Test
  void thoseThatMayNotWaitAreToldBusy() throws Exception {
    List<String> lines = run("100");

    assertThat(number("done", lines)).isPositive();
    assertThat(number("busy", lines)).isPositive();
    assertThat(number("done", lines) + number("busy", lines)).isEqualTo(UPLOADS);
    assertWithinBudget(lines);
  }

  private static void assertWithinBudget(List<String> lines) {
    System.out.println("Twelve uploads of 26 MB under -Xmx256m: " + lines);
    assertThat(number("peak", lines))
        .isLessThanOrEqualTo(number("budget", lines) + BESIDE_THE_BUDGET);
    assertThat(number("direct", lines)).isLessThan(UPLOADS * (64L << 10));
  }

  private static List<String> run(String millis) throws Exception {
    return OtherJvm.output(
            OtherJvm.command(
                List.of("-Xmx256m", "-XX:MaxDirectMemorySize=1m"),
                MemoryReceipt.class,
                photo.toString(),
                String.valueOf(UPLOADS),
                millis))
        .lines()
        .toList();
  }

  private static long number(String label, List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith(label + " "))
        .mapToLong(line -> Long.parseLong(line.substring(label.length() + 1)))
        .findFirst()
        .orElseThrow();
  }
}
