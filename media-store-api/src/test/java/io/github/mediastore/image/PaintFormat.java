package io.github.mediastore.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/** A picture format of our own: a word, a size, and the one colour that it is painted in. */
final class PaintFormat {

  private static final String MAGIC = "PAINT";

  private PaintFormat() {}

  static byte[] file(int width, int height, int rgb) {
    return ByteBuffer.allocate(17)
        .put(MAGIC.getBytes(StandardCharsets.US_ASCII))
        .putInt(width)
        .putInt(height)
        .putInt(rgb)
        .array();
  }

  /** Makes readers. */
  static final class PaintReaderSpi extends ImageReaderSpi {

    PaintReaderSpi() {
      super(
          "media-store",
          "1",
          new String[] {"Paint"},
          null,
          null,
          PaintReader.class.getName(),
          new Class<?>[] {ImageInputStream.class},
          null,
          false,
          null,
          null,
          null,
          null,
          false,
          null,
          null,
          null,
          null);
    }

    @Override
    public boolean canDecodeInput(Object source) throws IOException {
      byte[] magic = new byte[MAGIC.length()];
      return ((ImageInputStream) source).read(magic) == magic.length
          && new String(magic, StandardCharsets.US_ASCII).equals(MAGIC);
    }

    @Override
    public ImageReader createReaderInstance(@Nullable Object extension) {
      return new PaintReader(this);
    }

    @Override
    public String getDescription(Locale locale) {
      return "Paint";
    }
  }

  private static final class PaintReader extends ImageReader {

    PaintReader(ImageReaderSpi provider) {
      super(provider);
    }

    @Override
    public int getNumImages(boolean allowSearch) {
      return 1;
    }

    @Override
    public int getWidth(int index) throws IOException {
      return intAt(MAGIC.length());
    }

    @Override
    public int getHeight(int index) throws IOException {
      return intAt(MAGIC.length() + 4);
    }

    @Override
    public Iterator<ImageTypeSpecifier> getImageTypes(int index) {
      return List.of(ImageTypeSpecifier.createFromBufferedImageType(BufferedImage.TYPE_INT_RGB))
          .iterator();
    }

    @Override
    public @Nullable IIOMetadata getStreamMetadata() {
      return null;
    }

    @Override
    public @Nullable IIOMetadata getImageMetadata(int index) {
      return null;
    }

    @Override
    public BufferedImage read(int index, ImageReadParam param) throws IOException {
      int rgb = intAt(MAGIC.length() + 8);
      BufferedImage picture =
          new BufferedImage(getWidth(0), getHeight(0), BufferedImage.TYPE_INT_RGB);
      for (int y = 0; y < picture.getHeight(); y++) {
        for (int x = 0; x < picture.getWidth(); x++) {
          picture.setRGB(x, y, rgb);
        }
      }
      return picture;
    }

    private int intAt(int offset) throws IOException {
      ImageInputStream in = (ImageInputStream) getInput();
      in.seek(offset);
      return in.readInt();
    }
  }
}
