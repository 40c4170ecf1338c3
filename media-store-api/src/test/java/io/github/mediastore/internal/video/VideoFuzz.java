package io.github.mediastore.internal.video;

import io.github.mediastore.fuzz.Seeds;
import io.github.mediastore.internal.video.VideoFacts.Container;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

/** Fuzz target: any bytes end in facts that a video can have. */
public final class VideoFuzz {

  private VideoFuzz() {}

  public static void fuzzerTestOneInput(byte[] file) throws IOException {
    for (Container container : Container.values()) {
      VideoFacts facts = VideoFacts.read(new ByteArrayInputStream(file), container);
      if (facts.dimensions() != null
          && Math.max(facts.dimensions().width(), facts.dimensions().height()) > 65_535) {
        throw new AssertionError("Passed: " + facts);
      }
      if (facts.duration() != null && facts.duration().isNegative()) {
        throw new AssertionError("Passed: " + facts);
      }
    }
  }

  public static void main(String[] arguments) throws IOException {
    Seeds.write(
        arguments[0],
        List.of(
            Movie.usual(),
            Movie.moov(Movie.longMvhd(9000), Movie.video(1, 320, 180, Movie.pasp(4, 3))),
            Bytes.together(
                Movie.moov(Movie.mvhd(0), Movie.video(7, 320, 180), Movie.mvex(7, 3000)),
                Movie.moof(Movie.tfhd(7), Movie.tfdt(9), Movie.trun(9), Movie.trun(9, 9))),
            WebmVideoTest.usual()));
  }
}
