package io.github.mediastore.internal.heif;

import io.github.mediastore.decoder.CodedPictures;
import io.github.mediastore.decoder.PictureCodec;
import io.github.mediastore.internal.format.HeaderException;
import io.github.mediastore.internal.raster.DecodeException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Takes the coded pictures of a layer out of the file, as a decoder without a container has them.
 */
final class CodedItems {

  private static final int VIDEO_PARAMETERS = 32;
  private static final int PICTURE_PARAMETERS = 34;
  private static final int HEADER_BYTES = 4096;
  private static final byte[] START_CODE = {0, 0, 0, 1};

  /** Ends the sequence, so that the next picture refers to nothing (ITU-T H.265, 7.4.2.4.4). */
  private static final byte[] END_OF_SEQUENCE = {0, 0, 0, 1, 0x48, 1};

  /** Slices of all tiles together; a phone's pictures have one for each tile. */
  private static final int MOST_UNITS = 1 << 17;

  private final BoxReader reader;
  private final byte[] file;
  private final Map<Box, Configuration> configurations = new HashMap<>();
  private int unitsSeen;
  private long copied;

  CodedItems(BoxReader reader, byte[] file) {
    this.reader = reader;
    this.file = file;
  }

  /** Returns what the first picture of a layer says of itself. */
  CodedFormat format(Layer layer) throws IOException {
    Item item = layer.tiles().get(0);
    if (layer.codec() == PictureCodec.HEVC) {
      for (byte[] unit : configuration(item).units()) {
        if ((unit[0] >> 1 & 0x3F) == HevcSequence.NAL_TYPE) {
          return HevcSequence.read(unit);
        }
      }
      throw DecodeException.uncovered("HEVC without parameter sets in its configuration");
    }
    return Av1Sequence.read(new ItemData(reader, item).start(HEADER_BYTES));
  }

  /** Returns the pictures of a layer, whose first one said what they are. */
  CodedPictures pictures(Layer layer, CodedFormat format) throws IOException {
    Map<Item, List<ByteBuffer>> byItem = new HashMap<>();
    for (Item item : layer.distinctTiles()) {
      byItem.put(item, picture(item, layer.codec()));
    }
    List<List<ByteBuffer>> pictures = new ArrayList<>();
    for (Item item : layer.tiles()) {
      pictures.add(Objects.requireNonNull(byItem.get(item)));
    }
    return new CodedPictures(layer.codec(), format.frame(), pictures);
  }

  private List<ByteBuffer> picture(Item item, PictureCodec codec) throws IOException {
    ByteBuffer data = data(item);
    return codec == PictureCodec.AV1 ? List.of(data) : byteStream(configuration(item), data);
  }

  private ByteBuffer data(Item item) throws HeaderException {
    ByteBuffer data = new ItemData(reader, item).all(file);
    copied += item.extents.size() > 1 ? data.remaining() : 0;
    if (copied > file.length) {
      throw reader.corrupt("its items are longer than the file");
    }
    return data;
  }

  /** Puts start codes in the place of lengths (ITU-T H.265, annex B). */
  private List<ByteBuffer> byteStream(Configuration configuration, ByteBuffer data)
      throws HeaderException {
    List<ByteBuffer> stream = new ArrayList<>();
    for (byte[] unit : configuration.units()) {
      stream.add(ByteBuffer.wrap(START_CODE));
      stream.add(ByteBuffer.wrap(unit));
    }
    while (data.hasRemaining()) {
      long length = 0;
      for (int i = 0; i < configuration.lengthBytes(); i++) {
        length = length << 8 | (data.hasRemaining() ? data.get() & 0xFF : 0);
      }
      if (++unitsSeen > MOST_UNITS) {
        throw reader.corrupt("it has more than " + MOST_UNITS + " parts");
      }
      if (length > data.remaining()) {
        throw reader.corrupt("a part of the picture is longer than all of it");
      }
      stream.add(ByteBuffer.wrap(START_CODE));
      stream.add(data.slice(data.position(), (int) length));
      data.position(data.position() + (int) length);
    }
    stream.add(ByteBuffer.wrap(END_OF_SEQUENCE));
    return stream;
  }

  /** Reads the box {@code hvcC} (ISO/IEC 14496-15, section 8.3.2). */
  private Configuration configuration(Item item) throws IOException {
    Box box = item.property("hvcC").orElseThrow(() -> reader.corrupt("it has no 'hvcC'"));
    Configuration known = configurations.get(box);
    if (known == null) {
      known = configuration(reader.of(box));
      configurations.put(box, known);
    }
    return known;
  }

  private static Configuration configuration(BoxReader fields) throws IOException {
    fields.skip(21);
    int lengthBytes = (fields.u8() & 3) + 1;
    List<byte[]> units = new ArrayList<>();
    int arrays = fields.u8();
    for (int i = 0; i < arrays; i++) {
      int type = fields.u8() & 0x3F;
      int count = fields.u16();
      for (int unit = 0; unit < count; unit++) {
        byte[] bytes = fields.bytes(fields.u16());
        // Others say nothing that is needed.
        if (type >= VIDEO_PARAMETERS && type <= PICTURE_PARAMETERS && bytes.length > 2) {
          units.add(bytes);
        }
      }
    }
    return new Configuration(lengthBytes, units);
  }

  /**
   * What is needed before the picture.
   *
   * @param lengthBytes how many bytes the length of a unit has
   * @param units the parameter sets
   */
  private record Configuration(int lengthBytes, List<byte[]> units) {}
}
