package io.github.mediastore.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mediastore.RejectedUploadException;
import io.github.mediastore.RejectedUploadException.Reason;
import io.github.mediastore.corpus.Corpus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("corpus")
class CompressorCorpusTest {

  /** What others decode and this library does not, and what it says instead. */
  private static final Map<String, Reason> REFUSED =
      Map.of(
          "65536-uint32-limit.png", Reason.TOO_MANY_PIXELS,
          "giant-image.jpg", Reason.TOO_MANY_PIXELS,
          "corrupt-header.jpg", Reason.CORRUPT,
          "truncated.jpg", Reason.CORRUPT,
          "truncated.png", Reason.CORRUPT,
          "check.svg", Reason.UNSUPPORTED_FORMAT,
          "cheers_1440x960.heic", Reason.UNSUPPORTED_FORMAT,
          "pitm.avif", Reason.UNSUPPORTED_FORMAT,
          "relax.jp2", Reason.UNSUPPORTED_FORMAT);

  private final WebpImageCompressor compressor = WebpImageCompressor.create();

  @BeforeAll
  static void needsTheCorpus() {
    Corpus.require();
  }

  @Test
  void everyPictureThatUsersUploadIsCompressed() throws IOException {
    for (String part : List.of("photos", "orientation", "formats")) {
      for (Path file : Corpus.files(part)) {
        assertIsSmallAndBare(file, compressor.compress(file));
      }
    }
  }

  @Test
  void everyFileThatIsNoAcceptablePictureIsRefusedForItsReason() throws IOException {
    List<Path> files = Corpus.files("reject");

    assertThat(files)
        .extracting(CompressorCorpusTest::nameOf)
        .containsExactlyInAnyOrderElementsOf(REFUSED.keySet());
    for (Path file : files) {
      assertRefused(file, Objects.requireNonNull(REFUSED.get(nameOf(file))));
    }
  }

  @Test
  void everyMalformedFileIsCompressedOrRefusedByType() throws IOException {
    for (Path file : Corpus.files("malformed")) {
      try {
        assertIsSmallAndBare(file, compressor.compress(file));
      } catch (RejectedUploadException refused) {
        assertThat(refused).as("%s", file).hasMessageMatching("(?s)[A-Z0-9].{10,}");
      } catch (RuntimeException | Error escaped) {
        throw new AssertionError(file + " got past the refusals", escaped);
      }
    }
  }

  private static void assertIsSmallAndBare(Path file, CompressedImage compressed) {
    byte[] webp = compressed.bytes();
    assertThat(webp).as("%s", file).hasSizeLessThan(500_000);
    assertThat(Math.max(compressed.width(), compressed.height())).as("%s", file).isBetween(1, 1024);
    assertThat(WebpFile.chunks(webp))
        .as("chunks of %s", file)
        .isNotEmpty()
        .isSubsetOf("VP8 ", "VP8L", "VP8X", "ALPH");
    assertThat(compressed.placeholder().orElseThrow())
        .as("%s", file)
        .startsWith("data:image/webp;base64,")
        .hasSizeBetween(24, 200);
  }

  private void assertRefused(Path file, Reason reason) {
    Throwable thrown = catchThrowable(() -> compressor.compress(file));
    assertThat(thrown)
        .as("%s", file)
        .isInstanceOfSatisfying(
            RejectedUploadException.class,
            refused -> assertThat(refused.reason()).as("%s", file).isEqualTo(reason));
  }

  private static String nameOf(Path file) {
    return String.valueOf(file.getFileName());
  }
}
