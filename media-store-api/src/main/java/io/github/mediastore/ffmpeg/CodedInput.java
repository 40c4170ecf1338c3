package io.github.mediastore.ffmpeg;

import io.github.mediastore.decoder.CodedPictures;
import io.github.mediastore.decoder.PictureCodec;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Coded pictures as ffmpeg reads them from a pipe: HEVC as a byte stream, AV1 in IVF, the plainest
 * container there is (a header of 32 bytes, and 12 before each picture).
 */
final class CodedInput implements ChildInput {

  private static final int IVF_HEADER = 32;
  private static final int IVF_FRAME_HEADER = 12;

  private final CodedPictures pictures;

  CodedInput(CodedPictures pictures) {
    this.pictures = pictures;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    boolean ivf = pictures.codec() == PictureCodec.AV1;
    if (ivf) {
      out.write(ivfHeader());
    }
    int index = 0;
    for (List<ByteBuffer> picture : pictures.pictures()) {
      if (ivf) {
        out.write(ivfFrameHeader(picture.stream().mapToInt(ByteBuffer::remaining).sum(), index));
      }
      for (ByteBuffer part : picture) {
        write(part, out);
      }
      index++;
    }
  }

  private static void write(ByteBuffer part, OutputStream out) throws IOException {
    if (part.hasArray()) {
      out.write(part.array(), part.arrayOffset() + part.position(), part.remaining());
    } else {
      byte[] copy = new byte[part.remaining()];
      part.duplicate().get(copy);
      out.write(copy);
    }
  }

  private byte[] ivfHeader() {
    ByteBuffer header = ByteBuffer.allocate(IVF_HEADER).order(ByteOrder.LITTLE_ENDIAN);
    header.put("DKIF".getBytes(StandardCharsets.US_ASCII));
    header.putShort((short) 0).putShort((short) IVF_HEADER);
    header.put("AV01".getBytes(StandardCharsets.US_ASCII));
    header.putShort((short) pictures.format().width());
    header.putShort((short) pictures.format().height());
    header.putInt(25).putInt(1); // Pictures in a second: none is looked at for that long.
    header.putInt(pictures.pictures().size());
    return header.array();
  }

  private static byte[] ivfFrameHeader(int size, int index) {
    return ByteBuffer.allocate(IVF_FRAME_HEADER)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(size)
        .putLong(index)
        .array();
  }
}
