package io.github.mediastore.internal.heif;

import io.github.mediastore.internal.format.HeaderException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The data of an item, in one piece or in several. */
final class ItemData {

  private final BoxReader reader;
  private final Item item;

  ItemData(BoxReader reader, Item item) {
    this.reader = reader;
    this.item = item;
  }

  /**
   * Returns the first bytes, or all if there are fewer.
   *
   * @throws HeaderException if the item has none, or the file ends before them
   */
  byte[] start(int most) throws IOException {
    ByteArrayOutputStream start = new ByteArrayOutputStream();
    for (Extent extent : extents()) {
      long missing = (long) most - start.size();
      long length = extent.length() == Extent.TO_THE_END ? missing : extent.length();
      if (missing > 0) {
        start.writeBytes(reader.at(extent.start(), Math.min(missing, length)));
      }
    }
    return start.toByteArray();
  }

  /**
   * Returns all of it, without copying it if it lies in one piece.
   *
   * @param file the whole file
   * @throws HeaderException if the item has no data, or the file ends before them
   */
  ByteBuffer all(byte[] file) throws HeaderException {
    List<ByteBuffer> pieces = new ArrayList<>();
    long total = 0;
    for (Extent extent : extents()) {
      long rest = file.length - extent.start();
      long length = extent.length() == Extent.TO_THE_END ? rest : extent.length();
      if (rest < 0 || length > rest) {
        throw reader.corrupt("it is cut off within the picture");
      }
      total += length;
      // Pieces that overlap could be more than there is memory for.
      if (total > file.length) {
        throw reader.corrupt("an item is longer than the file");
      }
      pieces.add(ByteBuffer.wrap(file, (int) extent.start(), (int) length));
    }
    if (pieces.size() == 1) {
      return pieces.get(0);
    }
    ByteBuffer joined = ByteBuffer.allocate((int) total);
    pieces.forEach(joined::put);
    return joined.flip();
  }

  private List<Extent> extents() throws HeaderException {
    if (item.extents.isEmpty()) {
      throw reader.corrupt("a picture has no data");
    }
    if (item.extents.contains(Extent.ELSEWHERE)) {
      throw reader.unsupported("with data in another file or item");
    }
    return item.extents;
  }
}
