package io.github.mediastore.internal.bmp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.corpus.Corpus;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that ImageMagick writes (Debian: imagemagick), held to the pixels it reads from them. */
class ImageMagickTest {

  private static final int WIDTH = 61;
  private static final int HEIGHT = 43;

  @BeforeAll
  static void needsImageMagick() {
    boolean there =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
            // Other programs are called convert too.
            .anyMatch(directory -> Files.isExecutable(Path.of(directory, "mogrify")));
    Corpus.requireForTest(there, "ImageMagick is not installed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-alpha off bmp2:-",
        "-alpha off bmp3:-",
        "-alpha off bmp:-",
        "-alpha off -colors 256 bmp2:-",
        "-alpha off -colors 200 bmp3:-",
        "-alpha off -colors 200 bmp:-",
        "-alpha off -colors 16 bmp3:-",
        "-alpha off -monochrome bmp2:-",
        "-alpha off -monochrome bmp3:-",
        "-alpha off -colorspace gray bmp3:-",
        "-alpha off -colors 40 -compress rle bmp3:-",
        "-alpha off -define bmp:subtype=RGB555 bmp:-",
        "-alpha off -define bmp:subtype=RGB565 bmp:-",
        "-define bmp:subtype=RGB555 bmp:-",
        "-alpha on bmp:-"
      })
  void everyKindIsReadAsItself(String options) throws IOException {
    List<String> write = new ArrayList<>(raw());
    write.addAll(List.of(options.split(" ", -1)));

    byte[] bmp = convert(write, picture());

    byte[] expected = convert(List.of("bmp:-", "-depth", "8", "rgba:-"), bmp);
    assertThat(decibels(Bmp.pixels(bmp), expected)).isGreaterThan(50);
  }

  private static List<String> raw() {
    return List.of("-size", WIDTH + "x" + HEIGHT, "-depth", "8", "rgba:-");
  }

  /** Returns smooth colours, opaque on the left and less so to the right. */
  private static byte[] picture() {
    ByteBuffer rgba = ByteBuffer.allocate(WIDTH * HEIGHT * 4);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        rgba.put((byte) (x * 4)).put((byte) (y * 5)).put((byte) (255 - x * 2 - y * 2));
        rgba.put((byte) Math.min(255, 455 - x * 5));
      }
    }
    return rgba.array();
  }

  /** Counts colours as premultiplied: those of what cannot be seen do not matter. */
  private static double decibels(int[] argb, byte[] rgba) {
    assertThat(rgba).hasSize(argb.length * 4);
    double squares = 1;
    for (int i = 0; i < argb.length; i++) {
      int opacity = rgba[4 * i + 3] & 0xFF;
      double error = (argb[i] >>> 24) - opacity;
      squares += error * error;
      for (int channel = 0; channel < 3; channel++) {
        int ours = (argb[i] >> (16 - 8 * channel) & 0xFF) * (argb[i] >>> 24) / 255;
        int theirs = (rgba[4 * i + channel] & 0xFF) * opacity / 255;
        squares += (ours - theirs) * (ours - theirs);
      }
    }
    return 10 * Math.log10(255.0 * 255 * 4 * argb.length / squares);
  }

  private static byte[] convert(List<String> arguments, byte[] input) throws IOException {
    List<String> command = new ArrayList<>(List.of("convert"));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> write(process, input));
    try {
      byte[] output = process.getInputStream().readAllBytes();
      writing.join();
      assertThat(output).as("what convert %s gives", arguments).isNotEmpty();
      return output;
    } finally {
      process.destroy();
    }
  }

  private static void write(Process process, byte[] input) {
    try (OutputStream out = process.getOutputStream()) {
      out.write(input);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
