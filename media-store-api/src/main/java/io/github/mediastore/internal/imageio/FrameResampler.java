package io.github.mediastore.internal.imageio;

import io.github.mediastore.Dimensions;
import io.github.mediastore.internal.raster.Picture;
import io.github.mediastore.internal.raster.Plane;
import io.github.mediastore.internal.raster.PlaneResampler;
import io.github.mediastore.internal.raster.View;
import io.github.mediastore.internal.raster.ViewPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lays a frame on its canvas and scales it, row by row: the reader's own picture is the only one of
 * full size. Colours are premultiplied where there is alpha.
 */
final class FrameResampler {

  private final PixelRows frame;
  private final int frameWidth;
  private final int frameHeight;
  private final FramePlacement placement;
  private final Dimensions size;
  private final int colours;
  private final boolean hasAlpha;

  FrameResampler(PixelRows frame, int frameWidth, int frameHeight, FramePlacement placement) {
    this.frame = frame;
    this.frameWidth = frameWidth;
    this.frameHeight = frameHeight;
    this.placement = placement;
    this.size = placement.pictureSize(frameWidth, frameHeight);
    this.colours = frame.colour().components();
    this.hasAlpha = frame.hasAlpha() || !placement.isCoveredBy(frameWidth, frameHeight);
  }

  /** Returns views of the picture. */
  List<Picture> resample(List<View> views) {
    int components = colours + (hasAlpha ? 1 : 0);
    ViewPlan plan = new ViewPlan(views);
    List<PlaneResampler> planes = new ArrayList<>();
    for (int i = 0; i < components; i++) {
      planes.add(plan.resampler(size.width(), size.height()));
    }
    byte[][] row = new byte[components][size.width()];
    int[] samples = new int[Math.multiplyExact(frameWidth, frame.samplesPerPixel())];
    for (int y = 0; y < size.height(); y++) {
      readCanvasRow(y - placement.y(), samples, row);
      for (int i = 0; i < components; i++) {
        planes.get(i).put(row[i]);
      }
    }
    return plan.pictures(planes, this::picture);
  }

  private Picture picture(List<Plane> all) {
    @Nullable Plane alpha = hasAlpha ? all.get(colours) : null;
    return new Picture(frame.colour(), all.subList(0, colours), alpha);
  }

  private void readCanvasRow(int frameRow, int[] samples, byte[][] row) {
    if (frameRow < 0 || frameRow >= frameHeight) {
      for (byte[] component : row) {
        Arrays.fill(component, (byte) 0);
      }
      return;
    }
    frame.read(frameRow, samples);
    int first = Math.max(0, -placement.x());
    int end = Math.min(frameWidth, size.width() - placement.x());
    int step = frame.samplesPerPixel();
    for (int x = first, from = first * step; x < end; x++, from += step) {
      int alpha = frame.hasAlpha() ? samples[from + colours] : 255;
      int factor = frame.isPremultiplied() ? 255 : alpha;
      for (int colour = 0; colour < colours; colour++) {
        row[colour][placement.x() + x] = (byte) multiply(samples[from + colour], factor);
      }
      if (hasAlpha) {
        row[colours][placement.x() + x] = (byte) alpha;
      }
    }
  }

  private static int multiply(int sample, int alpha) {
    return alpha == 255 ? sample : (sample * alpha + 127) / 255;
  }
}
