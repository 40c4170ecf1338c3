package io.github.mediastore.bench.settings.samples;

import io.github.mediastore.bench.GeneratedPictures;
import io.github.mediastore.bench.PictureFiles;
import io.github.mediastore.bench.PictureFiles.Jpeg;
import io.github.mediastore.bench.settings.measure.Sample;
import java.util.List;

/**
 * Pictures for whoever has none at hand, from easy to hard: what cameras make as JPEG, what
 * programs draw as PNG. They show what the figures mean; only own photos say what own uploads take.
 *
 * <ul>
 *   <li>{@code sky.jpg}: a gradient with soft clouds, nearly nothing to encode
 *   <li>{@code skin.jpg}: a warm face-like shading with fine pores, where blocks and bands show
 *   <li>{@code landscape.jpg}: detail on all scales and a sensor's noise
 *   <li>{@code foliage.jpg}: leaves, small and sharp and everywhere
 *   <li>{@code noise.jpg}: nothing but noise, the worst there is
 *   <li>{@code text.png}: a page of letters, sharp edges on white
 *   <li>{@code line-art.png}: thin curves, no areas
 *   <li>{@code logo.png}: a few flat colours, transparent around them
 *   <li>{@code shapes.png}: many flat colours that overlap, half of it transparent
 *   <li>{@code screenshot.png}: panels, rules and small letters
 * </ul>
 */
public final class GeneratedSet {

  private final int width;
  private final int height;

  private GeneratedSet(int width) {
    this.width = width;
    this.height = width * 2 / 3;
  }

  /**
   * Returns the set; each picture is painted when it is read.
   *
   * @param width the longer side of the pictures
   */
  public static List<Sample> samples(int width) {
    return new GeneratedSet(width).all();
  }

  private List<Sample> all() {
    return List.of(
        new Sample("sky.jpg", () -> jpeg(Textures::sky)),
        new Sample("skin.jpg", () -> jpeg(Textures::skin)),
        new Sample("landscape.jpg", () -> jpeg(GeneratedPictures::photo)),
        new Sample("foliage.jpg", () -> jpeg(Textures::foliage)),
        new Sample("noise.jpg", () -> jpeg(Textures::noise)),
        new Sample("text.png", () -> png(Drawings::text)),
        new Sample("line-art.png", () -> png(Drawings::lineArt)),
        new Sample("logo.png", () -> png(Drawings::logo)),
        new Sample("shapes.png", () -> png(GeneratedPictures::graphic)),
        new Sample("screenshot.png", () -> png(Drawings::screenshot)));
  }

  private byte[] jpeg(Painter painter) {
    return PictureFiles.jpeg(painter.paint(width, height), Jpeg.BASELINE_420);
  }

  private byte[] png(Painter painter) {
    return PictureFiles.png(painter.paint(width, height));
  }
}
