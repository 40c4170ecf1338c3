package io.github.mediastore.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A film to play: thirty seconds, and too much for a player to load it all just in case. */
public final class Film {

  private Film() {}

  /**
   * Makes it with ffmpeg. Skips the test, or fails it, where there is none.
   *
   * @param film the MP4 file to make
   */
  public static void make(Path film) throws IOException, InterruptedException {
    Browser.requireCommand("ffmpeg");
    List<String> command =
        List.of(
            ("ffmpeg -loglevel error -f lavfi -i testsrc=duration=30:size=640x360:rate=5"
                    + " -vf noise=alls=60:allf=t -c:v libx264 -preset ultrafast -pix_fmt yuv420p"
                    + " -g 5 -b:v 6M -movflags +faststart "
                    + film)
                .split(" ", -1));
    int status = new ProcessBuilder(command).inheritIO().start().waitFor();
    assertThat(status).as("status of ffmpeg").isZero();
    assertThat(Files.size(film)).isGreaterThan(8_000_000);
  }
}
