package io.github.mediastore.internal.heif;

import io.github.mediastore.decoder.CodedPictures;
import io.github.mediastore.decoder.ExternalDecoder;
import io.github.mediastore.decoder.FrameSink;
import io.github.mediastore.decoder.PictureCodec;
import io.github.mediastore.decoder.VideoFrame;
import io.github.mediastore.internal.format.ImageFormat;
import io.github.mediastore.internal.format.UploadBuffer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import javax.imageio.ImageIO;

/**
 * Small files that heif-enc, avifenc and sharp (0.35, libheif 1.23) made of one drawn picture of 96
 * x 64: {@code scene.heic} (8 bit, 4:2:0), {@code scene-alpha-10-bit.avif} (4:4:4, its right half
 * at half opacity) and {@code scene-by-sharp.avif} (8 bit, 4:2:0).
 */
public final class Samples {

  public static final int WIDTH = 96;
  public static final int HEIGHT = 64;

  private Samples() {}

  public static byte[] heic() throws IOException {
    return read("scene.heic");
  }

  public static byte[] avif() throws IOException {
    return read("scene-alpha-10-bit.avif");
  }

  public static byte[] avifBySharp() throws IOException {
    return read("scene-by-sharp.avif");
  }

  /** Returns the picture that all were made of. */
  public static BufferedImage original() throws IOException {
    return ImageIO.read(new ByteArrayInputStream(read("scene.png")));
  }

  private static byte[] read(String name) throws IOException {
    try (InputStream in = Samples.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }

  /** The coded picture in {@code scene.heic}, to be put into other containers. */
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  public record Coded(byte[] hvcC, byte[] data) {

    public static Coded read() throws IOException {
      byte[] file = heic();
      UploadBuffer upload = UploadBuffer.of(file, file.length);
      BoxReader reader = new BoxReader(upload, ImageFormat.HEIC, 0, file.length);
      Box meta = reader.next();
      while (meta.type() != Box.type("meta")) {
        meta = reader.next();
      }
      Item item = ItemTable.read(reader, meta).primary().orElseThrow();
      Box hvcC = item.property("hvcC").orElseThrow();
      ByteBuffer data = new ItemData(reader, item).all(file);
      byte[] copy = new byte[data.remaining()];
      data.get(copy);
      return new Coded(upload.copy(hvcC.start(), (int) (hvcC.end() - hvcC.start())), copy);
    }

    /** Adds the picture to a file as an item. */
    public HeifFile addTo(HeifFile file, int id, int... more) {
      int[] all = new int[more.length + 2];
      all[0] = file.ispe(WIDTH, HEIGHT);
      all[1] = HeifFile.ESSENTIAL | file.property("hvcC", hvcC);
      System.arraycopy(more, 0, all, 2, more.length);
      return file.item(id, "hvc1", data, all);
    }
  }

  /** A decoder that makes grey frames up, whatever it is given. */
  public static ExternalDecoder pretender() {
    return new ExternalDecoder() {
      @Override
      public Set<PictureCodec> codecs() {
        return Set.of(PictureCodec.values());
      }

      @Override
      public void decode(CodedPictures pictures, FrameSink sink, Duration patience)
          throws IOException {
        byte[] frame = new byte[(int) pictures.format().bytes()];
        Arrays.fill(frame, (byte) 127);
        for (int i = 0; i < pictures.pictures().size(); i++) {
          sink.accept(frame);
        }
      }

      @Override
      public byte[] frame(VideoFrame frame, Duration patience) {
        return new byte[0];
      }
    };
  }
}
