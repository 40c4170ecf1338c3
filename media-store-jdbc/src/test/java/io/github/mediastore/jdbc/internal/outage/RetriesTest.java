package io.github.mediastore.jdbc.internal.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mediastore.CompressorBusyException;
import io.github.mediastore.MediaException;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.MediumGoneException;
import io.github.mediastore.RejectedUploadException;
import io.github.mediastore.jdbc.migration.internal.importing.Refusal;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Outcome;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Problem;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is tried again, and what it comes to in the end. */
class RetriesTest {

  @Test
  void whatCanPassIsTriedSoManyTimes() {
    assertThat(attempts(new CompressorBusyException("busy", null), 3)).isEqualTo(3);
    assertThat(attempts(new MediaStorageException("down", null, true), 3)).isEqualTo(3);
    assertThat(attempts(new CompressorBusyException("busy", null), 1)).isEqualTo(1);
  }

  @Test
  void whatCannotPassIsTriedOnce() {
    assertThat(attempts(new MediaStorageException("no table", null, false), 3)).isEqualTo(1);
    assertThat(attempts(new MediumGoneException("gone", null), 3)).isEqualTo(1);
  }

  @Test
  void whoIsToStopDoesNotTryAgain() {
    Thread.currentThread().interrupt();
    assertThat(attempts(new CompressorBusyException("busy", null), 3)).isEqualTo(1);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void everyReasonOfARefusalHasItsProblem() {
    for (RejectedUploadException.Reason reason : RejectedUploadException.Reason.values()) {
      Refusal refusal = Refusal.of(new RejectedUploadException(reason, "no", null));
      assertThat(refusal)
          .isEqualTo(new Refusal(Outcome.REJECTED, Problem.valueOf(reason.name()), "no"));
    }
    assertThat(Refusal.of(new CompressorBusyException("busy", null)))
        .isEqualTo(new Refusal(Outcome.FAILED, Problem.BUSY, "busy"));
  }

  private static int attempts(MediaException thrown, int most) {
    AtomicInteger attempts = new AtomicInteger();
    assertThatExceptionOfType(MediaException.class)
        .isThrownBy(
            () ->
                new Retries(most)
                    .of(
                        () -> {
                          attempts.incrementAndGet();
                          throw thrown;
                        }))
        .isSameAs(thrown);
    return attempts.get();
  }
}
