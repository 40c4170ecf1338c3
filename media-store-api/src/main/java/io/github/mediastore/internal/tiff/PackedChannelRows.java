package io.github.mediastore.internal.tiff;

import io.github.mediastore.internal.tiff.PictureModel.Subsampling;
import java.io.IOException;
import java.util.List;

/** Channels whose samples are stored pixel by pixel, or each in a plane of its own. */
final class PackedChannelRows implements ChannelRows {

  private final List<Channel> channels;
  private final PlaneRows[] planes;
  private final SampleReader[] readers;
  private final Grid[] grids;
  private final int[] rows;
  private final boolean planar;

  PackedChannelRows(
      TiffLayout layout, PictureModel model, Segments segments, SegmentOpener opener) {
    this.channels = model.channels();
    this.planar = layout.planar();
    int count = channels.size();
    this.planes = new PlaneRows[count];
    this.readers = new SampleReader[count];
    this.grids = new Grid[count];
    this.rows = new int[count];
    int samples = planar ? 1 : layout.samples();
    for (int i = 0; i < count; i++) {
      Subsampling sampling = model.subsampling(i);
      PlaneShape shape = PlaneShape.of(layout, sampling.across(), sampling.down(), samples);
      int plane = planeOf(i);
      int shared = firstOf(plane);
      planes[i] =
          shared < i
              ? planes[shared]
              : new PlaneRows(segments, opener, shape, plane * layout.across() * layout.down());
      readers[i] = SampleReader.of(layout, samples);
      grids[i] = sampling.grid(layout);
    }
  }

  private int planeOf(int channel) {
    return planar ? channels.get(channel).sample() : 0;
  }

  /** The three colours of a palette come from one plane. */
  private int firstOf(int plane) {
    int channel = 0;
    while (planeOf(channel) != plane) {
      channel++;
    }
    return channel;
  }

  @Override
  public Grid grid(int channel) {
    return grids[channel];
  }

  @Override
  public void next(int channel, byte[] levels) throws IOException {
    PlaneRows plane = planes[channel];
    if (rows[channel] == plane.row()) {
      plane.next();
    }
    rows[channel]++;
    Channel source = channels.get(channel);
    plane.read(readers[channel], planar ? 0 : source.sample(), source.levels(), levels);
  }

  @Override
  public void close() {
    for (PlaneRows plane : planes) {
      plane.close();
    }
  }
}
