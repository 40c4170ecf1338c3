package io.github.mediastore.internal.tiff.codec;

import static io.github.mediastore.internal.tiff.codec.Segments.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.internal.raster.DecodeException;
import org.junit.jupiter.api.Test;

class RawSegmentTest {

  @Test
  void readsItsBytesAndNoOthers() throws DecodeException {
    byte[] segment = bytes(1, 2, 3, 0x80, 0xFF);

    assertThat(Segments.read(RawSegment::open, segment, 100)).isEqualTo(segment);
    assertThat(Segments.read(RawSegment::open, segment, 3)).isEqualTo(bytes(1, 2, 3));
    assertThat(RawSegment.open(segment, 0, 5, true).read(new byte[9], 0, 9)).isEqualTo(5);
  }

  @Test
  void turnsBitsRoundWhereTheLeastSignificantComesFirst() throws DecodeException {
    byte[] read = new byte[4];
    RawSegment.open(bytes(1, 0x80, 0x0F), 0, 3, true).read(read, 1, 3);

    assertThat(read).isEqualTo(bytes(0, 0x80, 1, 0xF0));
  }
}
