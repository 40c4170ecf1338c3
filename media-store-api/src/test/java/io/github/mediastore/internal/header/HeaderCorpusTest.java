package io.github.mediastore.internal.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mediastore.corpus.Corpus;
import io.github.mediastore.internal.format.HeaderException;
import io.github.mediastore.internal.format.HeaderException.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("corpus")
class HeaderCorpusTest {

  /** The JDK's reader would take the differences for the samples. */
  @BeforeAll
  static void needsTheCorpus() {
    Corpus.require();
  }

  @Test
  void readsEveryPictureThatUsersUpload() throws IOException {
    for (String directory : List.of("photos", "orientation", "formats")) {
      for (Path file : Corpus.files(directory)) {
        byte[] bytes = Files.readAllBytes(file);
        assertAgreesWithImageIo(file, bytes, SampleFiles.read(bytes));
      }
    }
  }

  @Test
  void findsTheOrientationThatIsInTheName() throws IOException {
    for (Path file : Corpus.files("orientation")) {
      int expected = Math.max(1, file.toString().charAt(file.toString().length() - 5) - '0');

      assertThat(SampleFiles.read(Files.readAllBytes(file)).orientation())
          .as(file.toString())
          .isEqualTo(expected);
    }
  }

  @Test
  void refusesWhatAHeaderCanBeRefusedFor() throws IOException {
    Map<String, Kind> expected =
        Map.of(
            "65536-uint32-limit.png", Kind.TOO_MANY_PIXELS,
            "giant-image.jpg", Kind.TOO_MANY_PIXELS,
            "corrupt-header.jpg", Kind.TRUNCATED,
            "check.svg", Kind.UNSUPPORTED_FORMAT,
            "cheers_1440x960.heic", Kind.UNSUPPORTED_FORMAT,
            "pitm.avif", Kind.UNSUPPORTED_FORMAT,
            "relax.jp2", Kind.UNSUPPORTED_FORMAT);
    for (Path file : Corpus.files("reject")) {
      byte[] bytes = Files.readAllBytes(file);
      Kind kind = expected.get(String.valueOf(file.getFileName()));
      if (kind != null) {
        assertThatExceptionOfType(HeaderException.class)
            .as(file.toString())
            .isThrownBy(() -> SampleFiles.read(bytes))
            .matches(e -> e.kind() == kind, "is of kind " + kind);
      } else {
        // Cut off within the pixels: for a decoder to find out.
        assertAgreesWithImageIo(file, bytes, SampleFiles.read(bytes));
      }
    }
  }

  @Test
  void readsOrRefusesByTypeWhateverIsDamaged() throws IOException {
    for (Path file : Corpus.files("malformed")) {
      byte[] bytes = Files.readAllBytes(file);
      ImageHeader header;
      try {
        header = SampleFiles.read(bytes);
      } catch (HeaderException refused) {
        assertThat(refused.kind()).as(file.toString()).isNotEqualTo(Kind.TOO_MANY_BYTES);
        continue;
      }
      assertAgreesWithImageIo(file, bytes, header);
    }
  }

  private static void assertAgreesWithImageIo(Path file, byte[] bytes, ImageHeader header) {
    imageIoSize(bytes)
        .ifPresent(
            size -> assertThat(header.dimensions().toString()).as(file.toString()).isEqualTo(size));
  }

  /** What ImageIO makes of it; empty if it has no reader or that reader gives up. */
  private static Optional<String> imageIoSize(byte[] bytes) {
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        return Optional.of(reader.getWidth(0) + " x " + reader.getHeight(0));
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException givesUp) {
      return Optional.empty();
    }
  }
}
