package io.github.mediastore.jdbc.migration.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaId;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.Sha256;
import io.github.mediastore.corpus.Corpus;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Outcome;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Problem;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reports as others read them. */
class MigrationReportTest {

  private static final String HARD = "a\"b\\c/\n\t\u0001\u2028é日👩‍🔧</script>.png";

  private static final MigrationReport REPORT =
      new MigrationReport(
          List.of(
              new MigrationEntry(
                  HARD,
                  new MediaSlot("users", "4\"2", "profile"),
                  Outcome.IMPORTED,
                  null,
                  null,
                  Sha256.of(new byte[] {1}),
                  1_000_000_000_000L,
                  new MediaId("17"),
                  Sha256.of(new byte[] {2}),
                  123),
              new MigrationEntry(
                  "=HYPERLINK(\"http://example.com\")",
                  null,
                  Outcome.REJECTED,
                  Problem.CORRUPT,
                  "it is \"broken\"",
                  null,
                  7,
                  null,
                  null,
                  0)));

  @Test
  void jsonIsWhatAnotherParserReads() throws Exception {
    String program =
        """
        import json, sys
        report = json.loads(sys.stdin.buffer.read().decode("utf-8"))
        assert list(report) == ["files", "sourceBytes", "storedBytes", "counts", "entries"], report
        assert report["files"] == 2 and report["sourceBytes"] == 10**12
        assert report["storedBytes"] == 123
        assert report["counts"] == {"IMPORTED": 1, "REJECTED": 1}
        first, second = report["entries"]
        assert first["problem"] is None and first["mediaId"] == "17" and first["ownerId"] == '4"2'
        assert second["problem"] == "CORRUPT" and second["reason"] == 'it is "broken"'
        assert second["slotName"] is None and second["sourceSha256"] is None
        sys.stdout.buffer.write(first["source"].encode("utf-8"))
        """;
    assertThat(python(program, REPORT.toJson())).isEqualTo(HARD);
  }

  @Test
  void csvIsWhatAnotherParserReadsAndNoFormula() throws Exception {
    String program =
        """
        import csv, io, sys
        rows = list(csv.DictReader(io.StringIO(sys.stdin.buffer.read().decode("utf-8"), newline="")))
        assert len(rows) == 2, rows
        assert rows[0]["ownerType"] == "users" and rows[0]["sourceBytes"] == "1000000000000"
        assert rows[1]["source"].startswith("'=HYPER") and rows[1]["problem"] == "CORRUPT"
        assert rows[1]["slotName"] == ""
        sys.stdout.buffer.write(rows[0]["source"].encode("utf-8"))
        """;
    assertThat(python(program, REPORT.toCsv())).isEqualTo(HARD);
  }

  @Test
  void aReportOfNothingIsJsonToo() {
    assertThat(new MigrationReport(List.of()).toJson())
        .isEqualTo(
            "{\"files\":0,\"sourceBytes\":0,\"storedBytes\":0,\"counts\":{},\"entries\":[]}");
  }

  private static String python(String program, String input) throws Exception {
    Process process = start("python3", "-c", program);
    process.getOutputStream().write(input.getBytes(UTF_8));
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isZero();
    return output;
  }

  private static Process start(String... command) throws IOException {
    try {
      return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    } catch (IOException e) {
      Corpus.requireForTest(false, "There is no " + command[0] + " here");
      throw e;
    }
  }
}
