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

/** Makes readers of a format whose files are a word and a size, and that do what a test says. */
final class ScriptedReaderSpi extends ImageReaderSpi {

  private static final String MAGIC = "SCRIPT";

  private final ImageTypeSpecifier type;
  private final Script read;
  private Script recognise = in -> null;

  ScriptedReaderSpi(ImageTypeSpecifier type, Script read) {
    super(
        "media-store",
        "1",
        new String[] {"Script"},
        null,
        null,
        ImageReader.class.getName(),
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
    this.type = type;
    this.read = read;
  }

  /** Does something else first when it is asked whether it knows a file. */
  ScriptedReaderSpi recognisingBy(Script script) {
    recognise = script;
    return this;
  }

  static byte[] file(int width, int height) {
    return ByteBuffer.allocate(14)
        .put(MAGIC.getBytes(StandardCharsets.US_ASCII))
        .putInt(width)
        .putInt(height)
        .array();
  }

  @Override
  public boolean canDecodeInput(Object source) throws IOException {
    ImageInputStream in = (ImageInputStream) source;
    recognise.run(in);
    byte[] magic = new byte[MAGIC.length()];
    return in.read(magic) == magic.length
        && new String(magic, StandardCharsets.US_ASCII).equals(MAGIC);
  }

  @Override
  public ImageReader createReaderInstance(@Nullable Object extension) {
    return new Reader(this);
  }

  @Override
  public String getDescription(Locale locale) {
    return "Script";
  }

  /** What a reader does. */
  @FunctionalInterface
  interface Script {

    @Nullable BufferedImage run(ImageInputStream in) throws IOException;
  }

  private static final class Reader extends ImageReader {

    private final ScriptedReaderSpi provider;

    Reader(ScriptedReaderSpi provider) {
      super(provider);
      this.provider = provider;
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
      return List.of(provider.type).iterator();
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
      BufferedImage picture = provider.read.run((ImageInputStream) getInput());
      return picture == null
          ? provider.type.createBufferedImage(getWidth(0), getHeight(0))
          : picture;
    }

    private int intAt(int offset) throws IOException {
      ImageInputStream in = (ImageInputStream) getInput();
      in.seek(offset);
      return in.readInt();
    }
  }
}
