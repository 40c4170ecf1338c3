package io.github.mediastore.internal.tiff;

import io.github.mediastore.internal.raster.DecodeException;
import io.github.mediastore.internal.raster.Picture;
import io.github.mediastore.internal.raster.Picture.Colour;
import io.github.mediastore.internal.raster.Plane;
import io.github.mediastore.internal.raster.PlaneResampler;
import io.github.mediastore.internal.raster.PremultipliedPlanes;
import io.github.mediastore.internal.raster.View;
import io.github.mediastore.internal.raster.ViewPlan;
import io.github.mediastore.internal.tiff.PictureModel.Opacity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Scales the channels of a picture while their rows come, and makes the picture of them. */
final class ChannelScaler {

  private static final int OPAQUE = 0xFF;

  /** What fractions of rows are rounded by. */
  private static final double LITTLE = 1e-9;

  private final PictureModel model;
  private final ChannelRows rows;
  private final ViewPlan plan;
  private final List<PlaneResampler> resamplers = new ArrayList<>();
  private final byte[][] levels;
  private final int[] done;

  ChannelScaler(PictureModel model, ChannelRows rows, List<View> views) throws DecodeException {
    this.model = model;
    this.rows = rows;
    this.plan = new ViewPlan(views);
    int channels = model.channels().size();
    this.levels = new byte[channels][];
    this.done = new int[channels];
    for (int channel = 0; channel < channels; channel++) {
      Grid grid = rows.grid(channel);
      if (model.hasAlpha() && !grid.equals(rows.grid(0))) {
        throw DecodeException.uncovered("TIFF with both subsampling and alpha is not read");
      }
      levels[channel] = new byte[grid.width()];
      resamplers.add(plan.resampler(grid.width(), grid.height(), grid.spanX(), grid.spanY()));
    }
  }

  /** Takes all rows. */
  void scale() throws IOException {
    Grid first = rows.grid(0);
    for (int y = 1; y <= first.height(); y++) {
      double part = Math.min(y / first.spanY(), 1);
      for (int channel = 0; channel < levels.length; channel++) {
        if (done[channel] < part * rows.grid(channel).spanY() - LITTLE) {
          rows.next(channel, levels[channel]);
        }
      }
      if (model.hasAlpha()) {
        multiply();
      }
      for (int channel = 0; channel < levels.length; channel++) {
        if (done[channel] < part * rows.grid(channel).spanY() - LITTLE) {
          put(channel);
        }
      }
    }
  }

  private void put(int channel) {
    resamplers.get(channel).put(levels[channel]);
    done[channel]++;
  }

  private void multiply() {
    byte[] opacities = levels[levels.length - 1];
    int common = OPAQUE;
    for (byte opacity : opacities) {
      common &= opacity;
    }
    for (int channel = 0; channel < levels.length - 1 && common != OPAQUE; channel++) {
      if (model.opacity() == Opacity.UNASSOCIATED) {
        multiply(levels[channel], opacities);
      } else if (model.channels().get(channel).zero() > 0) {
        lower(levels[channel], opacities, model.channels().get(channel).zero());
      }
    }
  }

  private static void multiply(byte[] row, byte[] opacities) {
    for (int x = 0; x < row.length; x++) {
      row[x] = (byte) PremultipliedPlanes.multiply(row[x] & 0xFF, opacities[x] & 0xFF);
    }
  }

  /**
   * What was multiplied is the sample, which is 0 at another level: there, what a transparent pixel
   * has is to be taken away.
   */
  private static void lower(byte[] row, byte[] opacities, int zero) {
    for (int x = 0; x < row.length; x++) {
      int excess = PremultipliedPlanes.multiply(zero, OPAQUE - (opacities[x] & 0xFF));
      row[x] = (byte) Math.max(0, (row[x] & 0xFF) - excess);
    }
  }

  /** Returns whether there is anything to show. */
  boolean hasBegun() {
    return done[0] > 0;
  }

  /** Fills up what did not come: black, or transparent. */
  void fillUp() {
    for (int channel = 0; channel < levels.length; channel++) {
      byte blank = model.hasAlpha() ? Channel.NONE : model.channels().get(channel).blank();
      Arrays.fill(levels[channel], blank);
      while (done[channel] < rows.grid(channel).height()) {
        put(channel);
      }
    }
  }

  /** Returns the views of the picture when all rows have come. */
  List<Picture> finish() {
    return plan.pictures(resamplers, this::picture);
  }

  private Picture picture(List<Plane> planes) {
    int colors = model.colour().components();
    Plane alpha = model.hasAlpha() ? planes.get(colors) : null;
    return picture(planes.subList(0, colors), alpha);
  }

  private Picture picture(List<Plane> planes, @Nullable Plane alpha) {
    Chrominance chrominance = model.chrominance();
    return chrominance == null || (chrominance.isThatOfJpeg() && alpha == null)
        ? new Picture(model.colour(), planes, alpha)
        : new Picture(Colour.RGB, chrominance.toRgb(planes, alpha), alpha);
  }
}
