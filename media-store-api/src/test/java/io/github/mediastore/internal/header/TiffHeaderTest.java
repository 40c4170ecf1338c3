package io.github.mediastore.internal.header;

import static io.github.mediastore.internal.header.Refusals.assertRefused;
import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mediastore.internal.format.HeaderException.Kind;
import io.github.mediastore.internal.format.PrefixExceededException;
import io.github.mediastore.internal.format.UploadBuffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class TiffHeaderTest {

  private static final int WIDTH = 256;
  private static final int HEIGHT = 257;

  @Test
  void tellsWhatTheFirstDirectorySays() throws IOException {
    ImageHeader header = SampleFiles.read(SampleFiles.written("tiff"));

    assertThat(header).hasToString("TIFF 40 x 24, 3 x 8 bit RGB, orientation 1, frames 1");
    assertThat(((TiffDetails) header.details()).compression()).isEqualTo(1);
  }

  @Test
  void readsBothByteOrdersAsTheDecoderDoes() throws IOException {
    for (ByteOrder order : new ByteOrder[] {BIG_ENDIAN, LITTLE_ENDIAN}) {
      byte[] file = SampleFiles.tiff(1, order);

      assertThat(ImageIO.read(new ByteArrayInputStream(file)).getWidth()).isEqualTo(40);
      assertThat(SampleFiles.read(file))
          .hasToString("TIFF 40 x 24, 1 x 8 bit GREY, orientation 1, frames 1");
    }
  }

  @Test
  void pullsTheUploadAsFarAsTheDirectoryLies() throws IOException {
    byte[] file = SampleFiles.tiff(6, BIG_ENDIAN);
    UploadBuffer upload = UploadBuffer.of(new ByteArrayInputStream(file), 1 << 20, 100);

    assertThatThrownBy(() -> ImageHeaderReader.read(upload, HeaderLimits.DEFAULT))
        .isInstanceOf(PrefixExceededException.class);
    upload.liftPrefix();

    assertThat(ImageHeaderReader.read(upload, HeaderLimits.DEFAULT).orientation()).isEqualTo(6);
  }

  @Test
  void tellsHowThePictureIsCut() throws IOException {
    byte[] tiled =
        directory(
            entry(WIDTH, 100),
            entry(HEIGHT, 80),
            entry(322, 64),
            entry(323, 32),
            entry(324, 0, 0, 0, 0, 0, 0),
            entry(325, 5, 9, 7, 1, 2, 3));
    byte[] strips =
        directory(entry(WIDTH, 100), entry(HEIGHT, 80), entry(278, 0xFFFFFFFFL), entry(273, 0, 0));

    assertThat(SampleFiles.read(tiled).details())
        .isEqualTo(new TiffDetails(1, 1, false, false, true, 64, 32, 6, 9));
    assertThat(SampleFiles.read(strips).details())
        .isEqualTo(new TiffDetails(1, 1, false, false, false, 100, 80, 2, 0));
  }

  @Test
  void tellsSamplesAndAlpha() throws IOException {
    byte[] file =
        directory(
            entry(WIDTH, 100),
            entry(HEIGHT, 80),
            entry(258, 8, 16, 8, 8),
            entry(262, 2),
            entry(277, 4),
            entry(284, 2),
            entry(338, 2),
            entry(339, 3));

    ImageHeader header = SampleFiles.read(file);

    assertThat(header).hasToString("TIFF 100 x 80, 4 x 16 bit RGB, alpha, orientation 1, frames 1");
    assertThat(((TiffDetails) header.details()).planar()).isTrue();
    assertThat(((TiffDetails) header.details()).floatingPoint()).isTrue();
  }

  @Test
  void countsPagesAndStopsInALoop() throws IOException {
    byte[] page = directory(entry(WIDTH, 10), entry(HEIGHT, 10));
    byte[] loop = page.clone();
    loop[loop.length - 1] = 8;

    assertThat(SampleFiles.read(page).frames()).isEqualTo(FrameCount.ONE);
    assertThat(SampleFiles.read(loop).frames()).isEqualTo(new FrameCount(10_000, false));
  }

  @Test
  void findsTheProfile() throws IOException {
    byte[] file =
        Bytes.bigEndian()
            .raw(Bytes.bigEndian().latin1("MM\0*").u32(8).u16(3).toByteArray())
            .u16(WIDTH, 4)
            .u32(1, 10)
            .u16(HEIGHT, 4)
            .u32(1, 10)
            .u16(34675, 7)
            .u32(5, 50)
            .u32(0)
            .latin1("icc!!")
            .toByteArray();

    assertThat(SampleFiles.read(file).iccProfile()).hasValue(new byte[] {'i', 'c', 'c', '!', '!'});
    assertRefused(file, new HeaderLimits(1000, 100, 4, 0), Kind.METADATA_TOO_LARGE);
  }

  @Test
  void refusesWhatIsTooLarge() {
    assertRefused(
        directory(entry(WIDTH, 0xFFFFFFFFL), entry(HEIGHT, 0xFFFFFFFFL)), Kind.TOO_MANY_PIXELS);
    assertRefused(
            directory(entry(WIDTH, 10), entry(HEIGHT, 10), entry(322, 65_000), entry(323, 65_000)),
            Kind.TOO_MANY_PIXELS)
        .withMessageContaining("tile");
  }

  @Test
  void refusesWhatCannotBeOrIsNotRead() {
    assertRefused(nineByNine(entry(259, 50_000)), Kind.UNSUPPORTED_FORMAT)
        .withMessageContaining("compression 50000");
    assertRefused(nineByNine(entry(262, 32_803)), Kind.UNSUPPORTED_FORMAT)
        .withMessageContaining("camera raw");
    assertRefused(nineByNine(entry(50_706, 1)), Kind.UNSUPPORTED_FORMAT)
        .withMessageContaining("DNG");
    assertRefused(nineByNine(entry(277, 1000)), Kind.CORRUPT);
    assertRefused(nineByNine(entry(258, 1000)), Kind.CORRUPT);
    assertRefused(nineByNine(entry(WIDTH, 60_000)), Kind.CORRUPT)
        .withMessageContaining("tag 256 stands there twice");
    assertRefused(directory(entry(HEIGHT, 9)), Kind.CORRUPT);
  }

  private static byte[] nineByNine(Entry more) {
    return directory(entry(WIDTH, 9), entry(HEIGHT, 9), more);
  }

  /** A big-endian file of one directory; lists of several values stand behind it. */
  private static byte[] directory(Entry... entries) {
    Bytes file = Bytes.bigEndian().latin1("MM\0*").u32(8).u16(entries.length);
    Bytes lists = Bytes.bigEndian();
    long listOffset = 8 + 2 + 12L * entries.length + 4;
    for (Entry entry : entries) {
      file.u16(entry.tag, 4).u32(entry.values.length);
      if (entry.values.length == 1) {
        file.u32(entry.values);
      } else {
        file.u32(listOffset);
        lists.u32(entry.values);
        listOffset += 4L * entry.values.length;
      }
    }
    return file.u32(0).raw(lists.toByteArray()).toByteArray();
  }

  private static Entry entry(int tag, long... values) {
    return new Entry(tag, values);
  }

  /** A tag with values of type LONG. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Entry(int tag, long[] values) {}
}
