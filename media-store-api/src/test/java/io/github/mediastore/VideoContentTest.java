package io.github.mediastore;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mediastore.RejectedUploadException.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class VideoContentTest {

  @Test
  void theBytesSayWhatAVideoIs() {
    assertThat(content("\0\0\0\u0018ftypisom\0\0\2\0isomiso2").contentType())
        .isEqualTo("video/mp4");
    assertThat(content("\0\0\0\u0014ftypqt  \0\0\2\0qt  ").contentType())
        .isEqualTo("video/quicktime");
    assertThat(content(matroska("webm")).contentType()).isEqualTo("video/webm");
  }

  @Test
  void anythingElseIsRefusedByItsName() {
    assertRefused(matroska("matroska"), "this file is: Matroska video");
    assertRefused("RIFF\0\0\0\0AVI LIST", "this file is: AVI video");
    assertRefused("Dear Ada,\n", "this file is: plain text");
    assertRefused("\u00FF\u00D8\u00FF\u00E0", "this file is: JPEG");
    assertRefused("\1\2\3\4\5\6\7\u0008", "not a video of any known format");
  }

  @Test
  void anEmptyFileIsRefusedAsEmpty() {
    RejectedUploadException refused =
        catchThrowableOfType(RejectedUploadException.class, () -> content(""));

    assertThat(refused.reason()).isEqualTo(Reason.EMPTY);
  }

  @Test
  void theBytesAreOpenedAsOftenAsAStoreAsks() throws IOException {
    String film = "\0\0\0\u0018ftypisom\0\0\2\0isomiso2 and so on";
    MediaContent content = content(film);

    assertThat(content.size()).hasValue(film.length());
    assertThat(content.isRepeatable()).isTrue();
    for (int i = 0; i < 2; i++) {
      assertThat(new String(content.openStream().readAllBytes(), ISO_8859_1)).isEqualTo(film);
    }
  }

  @Test
  void bytesThatCannotBeReadAreATypedError() {
    assertThatExceptionOfType(UnreadableUploadException.class)
        .isThrownBy(
            () ->
                MediaContent.ofVideo(
                    9,
                    () -> {
                      throw new IOException("gone");
                    }))
        .withRootCauseInstanceOf(IOException.class);
  }

  private static MediaContent content(String latin1) {
    byte[] bytes = latin1.getBytes(ISO_8859_1);
    return MediaContent.ofVideo(bytes.length, () -> new ByteArrayInputStream(bytes));
  }

  /** An EBML header with the type of document in it. */
  private static String matroska(String type) {
    return "\u001AE\u00DF\u00A3\u009FB\u0086\u0081\1B\u00F7\u0081\1B\u0082"
        + (char) (0x80 + type.length())
        + type;
  }

  private static void assertRefused(String latin1, String message) {
    RejectedUploadException refused =
        catchThrowableOfType(RejectedUploadException.class, () -> content(latin1));

    assertThat(refused.reason()).isEqualTo(Reason.UNSUPPORTED_FORMAT);
    assertThat(refused).hasMessageContaining(message);
  }
}
