package io.github.mediastore.internal.raster;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Which views are resampled from the rows of a picture while it is decoded; the others are
 * resampled from these. Immutable.
 */
public final class ViewPlan {

  private final List<View> made = new ArrayList<>();
  private final List<Integer> origins = new ArrayList<>();
  private final List<View> views;

  /**
   * Plans views of a picture that comes row by row.
   *
   * @param views what is wanted, the first of them in any case made from the rows
   */
  public ViewPlan(List<View> views) {
    this.views = List.copyOf(views);
    for (View view : views) {
      int origin = 0;
      while (origin < made.size() && !made.get(origin).serves(view)) {
        origin++;
      }
      if (origin == made.size()) {
        made.add(view);
      }
      origins.add(origin);
    }
  }

  /** Returns a resampler of one channel, whose rows cover the picture exactly. */
  public PlaneResampler resampler(int width, int height) {
    return resampler(width, height, width, height);
  }

  /**
   * Returns a resampler of one channel.
   *
   * @param spanX exact width of the picture in samples of the channel, see {@link Plane}
   * @param spanY exact height of the picture in rows of the channel
   */
  public PlaneResampler resampler(int width, int height, double spanX, double spanY) {
    return new PlaneResampler(
        made.stream().map(view -> new RowResampler(width, height, spanX, spanY, view)).toList());
  }

  /**
   * Returns how many bytes {@link #resampler} takes at most for a channel, the planes among them.
   */
  public long memory(int width, int height) {
    return made.stream().mapToLong(view -> Resampler.memory(width, height, view)).sum();
  }

  /**
   * Returns how much more {@link #resampler} takes for a channel than it would for the first view
   * alone.
   */
  public long memoryBeyondFirst(int width, int height) {
    return memory(width, height) - Resampler.memory(width, height, made.get(0));
  }

  /**
   * Returns the views, in the order they were asked for.
   *
   * @param channels the resampler of each channel, all rows of which have come
   * @param picture makes a picture of the planes of the channels
   */
  public List<Picture> pictures(List<PlaneResampler> channels, PlanesToPicture picture) {
    List<List<Plane>> planes = channels.stream().map(PlaneResampler::finish).toList();
    IntFunction<Picture> origin =
        i -> picture.of(planes.stream().map(ofViews -> ofViews.get(i)).toList());
    List<Picture> originals = new ArrayList<>();
    for (int i = 0; i < made.size(); i++) {
      originals.add(origin.apply(i).showing(made.get(i).region()));
    }
    List<Picture> pictures = new ArrayList<>();
    for (int i = 0; i < views.size(); i++) {
      pictures.add(originals.get(origins.get(i)).part(views.get(i).region()));
    }
    return pictures;
  }

  /** Makes a picture of the planes of its channels. */
  @FunctionalInterface
  public interface PlanesToPicture {

    /** Makes it. */
    Picture of(List<Plane> planes);
  }
}
