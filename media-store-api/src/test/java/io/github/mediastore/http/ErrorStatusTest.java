package io.github.mediastore.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.CodecUnavailableException;
import io.github.mediastore.CompressorBusyException;
import io.github.mediastore.MediaException;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.MediumGoneException;
import io.github.mediastore.MissingOwnerException;
import io.github.mediastore.RejectedUploadException;
import io.github.mediastore.RejectedUploadException.Reason;
import io.github.mediastore.SlotOccupiedException;
import io.github.mediastore.UnknownUploadException;
import io.github.mediastore.UnreadableUploadException;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ErrorStatusTest {

  @Test
  void rejectedUploadIsTheClientsFault() {
    Map<Reason, Integer> codes = new EnumMap<>(Reason.class);
    for (Reason reason : Reason.values()) {
      codes.put(reason, codeOf(new RejectedUploadException(reason, "It is no picture", null)));
    }

    assertThat(codes)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                Reason.EMPTY, 422,
                Reason.UNSUPPORTED_FORMAT, 415,
                Reason.CORRUPT, 422,
                Reason.TOO_MANY_BYTES, 413,
                Reason.TOO_MANY_PIXELS, 422,
                Reason.TOO_EXPENSIVE, 422));
  }

  @Test
  void uploadThatBrokeOffIsABadRequest() {
    assertThat(codeOf(new UnreadableUploadException("The client went away", null))).isEqualTo(400);
  }

  @Test
  void missingOwnerIsNotFoundAndALostMediumIsGone() {
    assertThat(codeOf(new MissingOwnerException("There is no user 42", null))).isEqualTo(404);
    assertThat(codeOf(new MediumGoneException("Medium 7 was removed", null))).isEqualTo(410);
  }

  @Test
  void anUploadThatIsOverIsGone() {
    assertThat(codeOf(new UnknownUploadException("Upload 7 of ada is over", null))).isEqualTo(410);
  }

  @Test
  void aUserReadsWhatIsWrongWithTheUploadAndNothingOfTheMachine() {
    String internal =
        "ERROR: relation \"media\" does not exist; /srv/app/tmp/upload-17 (10.0.0.7:5432)";
    Throwable cause = new IOException(internal);
    assertThat(
            ErrorStatus.of(new RejectedUploadException(Reason.CORRUPT, "It is cut off", cause))
                .publicMessage())
        .isEqualTo("It is cut off");
    assertThat(
            List.of(
                new UnreadableUploadException(internal, cause),
                new UnknownUploadException(internal, cause),
                new MissingOwnerException(internal, cause),
                new MediumGoneException(internal, cause),
                new CompressorBusyException(internal, cause),
                new MediaStorageException(internal, cause, true),
                new MediaStorageException(internal, cause, false),
                new CodecUnavailableException(internal, cause)))
        .extracting(failure -> ErrorStatus.of(failure).publicMessage())
        .allSatisfy(
            message -> assertThat(message).isNotBlank().doesNotContain("media", "srv", "10."));
  }

  @Test
  void aSlotThatIsTakenIsAConflict() {
    ErrorStatus taken = ErrorStatus.of(new SlotOccupiedException("The column of users/42/photo"));
    assertThat(taken.code()).isEqualTo(409);
    assertThat(taken.publicMessage()).doesNotContain("users");
  }

  @Test
  void whatMayPassSaysWhenToTryAgain() {
    assertThat(ErrorStatus.of(new CompressorBusyException("Busy for 30 s", null)))
        .satisfies(
            busy -> {
              assertThat(busy.code()).isEqualTo(503);
              assertThat(busy.headers()).containsEntry("Retry-After", "10");
            });
    assertThat(ErrorStatus.of(new MediaStorageException("A deadlock was broken up", null, true)))
        .satisfies(
            deadlock -> {
              assertThat(deadlock.code()).isEqualTo(503);
              assertThat(deadlock.headers()).containsEntry("Retry-After", "1");
            });
  }

  @Test
  void whatStaysBrokenIsAnInternalError() {
    assertThat(codeOf(new MediaStorageException("The table is missing", null, false)))
        .isEqualTo(500);
    assertThat(codeOf(new CodecUnavailableException("There is no glibc", null))).isEqualTo(500);
  }

  @Test
  void noErrorIsStoredByACache() {
    assertThat(ErrorStatus.of(new MediumGoneException("Medium 7 was removed", null)).headers())
        .isEqualTo(Map.of("Cache-Control", "no-store"));
    assertThat(ErrorStatus.of(new CompressorBusyException("Busy for 30 s", null)).headers())
        .containsEntry("Cache-Control", "no-store");
  }

  private static int codeOf(MediaException failure) {
    return ErrorStatus.of(failure).code();
  }
}
