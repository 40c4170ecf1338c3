package io.github.mediastore.internal.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrientationTest {

  private static final List<ByteOrder> ORDERS =
      List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN);

  @Test
  void isReadFromEveryContainerThatCanHoldIt() throws IOException {
    byte[] png = SampleFiles.written("png");
    for (ByteOrder order : ORDERS) {
      for (int orientation = 1; orientation <= 8; orientation++) {
        byte[] exif = SampleFiles.exif(orientation, order);
        List<byte[]> files =
            List.of(
                SampleFiles.jpegWithExif(exif),
                SampleFiles.withChunk(png, "eXIf", exif),
                SampleFiles.withLateChunk(png, "eXIf", exif),
                SampleFiles.webpWithExif(exif),
                SampleFiles.tiff(orientation, order));
        for (byte[] file : files) {
          ImageHeader header = SampleFiles.read(file);

          assertThat(header.orientation()).as("%s in %s", header, order).isEqualTo(orientation);
          assertThat(header.dimensions()).hasToString("40 x 24");
          assertThat(header.uprightDimensions())
              .hasToString(orientation >= 5 ? "24 x 40" : "40 x 24");
        }
      }
    }
  }

  @Test
  void isUprightWhereTheValueMakesNoSense() throws IOException {
    for (int orientation : new int[] {0, 9, 65535}) {
      byte[] exif = SampleFiles.exif(orientation, ByteOrder.BIG_ENDIAN);

      assertThat(SampleFiles.read(SampleFiles.jpegWithExif(exif)).orientation()).isEqualTo(1);
    }
  }

  @Test
  void isUprightWhereTheDataIsCutOff() throws IOException {
    byte[] exif = SampleFiles.exif(6, ByteOrder.LITTLE_ENDIAN);
    for (int length = 0; length < 20; length++) {
      byte[] cut = Arrays.copyOf(exif, length);

      assertThat(SampleFiles.read(SampleFiles.jpegWithExif(cut)).orientation()).isEqualTo(1);
    }
  }

  @Test
  void toleratesTheJpegPreambleInOtherContainers() throws IOException {
    byte[] exif =
        Bytes.bigEndian()
            .latin1("Exif\0\0")
            .raw(SampleFiles.exif(8, ByteOrder.BIG_ENDIAN))
            .toByteArray();

    assertThat(SampleFiles.read(SampleFiles.webpWithExif(exif)).orientation()).isEqualTo(8);
  }

  @Test
  void isTheFirstOfTwo() throws IOException {
    byte[] second = SampleFiles.jpegWithExif(SampleFiles.exif(3, ByteOrder.BIG_ENDIAN));
    byte[] first =
        Bytes.bigEndian()
            .latin1("Exif\0\0")
            .raw(SampleFiles.exif(6, ByteOrder.BIG_ENDIAN))
            .toByteArray();

    assertThat(SampleFiles.read(SampleFiles.withSegment(second, 0xE1, first)).orientation())
        .isEqualTo(6);
  }
}
