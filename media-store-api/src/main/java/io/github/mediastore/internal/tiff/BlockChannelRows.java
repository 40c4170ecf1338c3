package io.github.mediastore.internal.tiff;

import io.github.mediastore.internal.tiff.PictureModel.Subsampling;
import java.io.IOException;
import java.util.List;

/**
 * The channels of subsampled YCbCr that is stored in blocks: the luminances of some columns and
 * rows, then the two chrominances that they share (TIFF 6.0, section 21).
 */
final class BlockChannelRows implements ChannelRows {

  private final List<Channel> channels;
  private final PlaneRows blocks;
  private final SampleReader reader;
  private final Subsampling sampling;
  private final Grid luminance;
  private final Grid chrominance;
  private final byte[] columns;
  private int luminanceRow;

  BlockChannelRows(TiffLayout layout, PictureModel model, Segments segments, SegmentOpener opener) {
    this.channels = model.channels();
    this.sampling = model.subsampling(1);
    int samples = sampling.across() * sampling.down() + 2;
    PlaneShape shape = PlaneShape.of(layout, sampling.across(), sampling.down(), samples);
    this.blocks = new PlaneRows(segments, opener, shape, 0);
    this.reader = SampleReader.of(layout, samples);
    this.luminance = Subsampling.NONE.grid(layout);
    this.chrominance = sampling.grid(layout);
    this.columns = new byte[chrominance.width()];
  }

  @Override
  public Grid grid(int channel) {
    return channel == 0 ? luminance : chrominance;
  }

  @Override
  public void next(int channel, byte[] levels) throws IOException {
    Channel source = channels.get(channel);
    int perBlock = sampling.across() * sampling.down();
    if (channel > 0) {
      blocks.read(reader, perBlock + channel - 1, source.levels(), levels);
      return;
    }
    int row = luminanceRow % sampling.down();
    luminanceRow++;
    if (row == 0) {
      blocks.next();
    }
    for (int column = 0; column < sampling.across(); column++) {
      blocks.read(reader, row * sampling.across() + column, source.levels(), columns);
      for (int x = column, i = 0; x < luminance.width(); x += sampling.across(), i++) {
        levels[x] = columns[i];
      }
    }
  }

  @Override
  public void close() {
    blocks.close();
  }
}
