package io.github.mediastore.image;

import java.nio.file.Path;

/** Compresses one file to shapes that are cut out of it, and prints what came of it. */
final class Panorama {

  private Panorama() {}

  /** Takes the file. */
  public static void main(String[] arguments) {
    CompressionSettings settings =
        CompressionSettings.builder()
            .rendition("avatar", Fit.cover(128, 128))
            .rendition("card", Fit.cover(640, 360))
            .rendition("tile", Fit.contain(300, 300))
            .focus(Focus.ATTENTION)
            .build();
    CompressedImage compressed = WebpImageCompressor.with(settings).compress(Path.of(arguments[0]));
    System.out.println("full " + compressed.receipt().dimensionsOut());
    compressed
        .receipt()
        .renditions()
        .forEach((name, made) -> System.out.println(name + " " + made.dimensions()));
    System.out.println("took " + compressed.receipt().duration().toMillis());
  }
}
