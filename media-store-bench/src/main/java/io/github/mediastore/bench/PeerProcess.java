package io.github.mediastore.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mediastore.image.CompressionSettings;
import io.github.mediastore.image.CompressionSettings.Effort;
import io.github.mediastore.image.WebpImageCompressor;
import io.github.mediastore.image.internal.CompressorStages;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Answers the peer comparison ({@code peers/compare.py}) for the pipelines that run on the JVM.
 *
 * <p>Each line of standard input is a job: what to make ({@code webp2}, {@code webp4} by encoder
 * method, or {@code raw} pixels), where to put it ({@code -} for nowhere) and the photo, separated
 * by tabs. Each answer is the time it took, in nanoseconds.
 */
public final class PeerProcess {

  private static final int QUALITY = 85;

  private final Pipeline pipeline;
  private final Map<String, byte[]> photos = new HashMap<>();

  private PeerProcess(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  /**
   * Answers jobs until the input ends.
   *
   * @param arguments the pipeline: {@code media-store}, {@code imgscalr} or {@code thumbnailator}
   * @throws IOException if a photo cannot be read or a result not be written
   */
  public static void main(String[] arguments) throws IOException {
    Pipeline pipeline =
        switch (arguments[0]) {
          case "media-store" -> new Own();
          case "imgscalr" -> new Plain(PlainPipelines::scaleWithImgscalr);
          case "thumbnailator" -> new Plain(PlainPipelines::scaleWithThumbnailator);
          default -> throw new IllegalArgumentException("No pipeline is called " + arguments[0]);
        };
    new PeerProcess(pipeline).answer();
  }

  private void answer() throws IOException {
    System.out.println(System.getProperty("java.vm.name") + " " + Runtime.version());
    BufferedReader jobs = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    for (String line = jobs.readLine(); line != null; line = jobs.readLine()) {
      String[] job = line.split("\t", 3);
      System.out.println(run(job[0], job[1], job[2]));
    }
  }

  private String run(String product, String output, String path) throws IOException {
    byte[] photo = photos.get(path);
    if (photo == null) {
      photo = Files.readAllBytes(Path.of(path));
      photos.put(path, photo);
    }
    long start = System.nanoTime();
    Object result =
        switch (product) {
          case "webp2" -> pipeline.webp(photo, Effort.FAST, 2);
          case "webp4" -> pipeline.webp(photo, Effort.BALANCED, 4);
          case "raw" -> pipeline.raw(photo);
          default -> throw new IllegalArgumentException("Nothing is called " + product);
        };
    long wall = System.nanoTime() - start;
    if (!output.equals("-")) {
      byte[] bytes = result instanceof BufferedImage picture ? rgb(picture) : (byte[]) result;
      Files.write(Path.of(output), bytes);
    }
    return Long.toString(wall);
  }

  /** Returns width and height as big-endian integers, then red, green and blue of each pixel. */
  private static byte[] rgb(BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    ByteBuffer bytes = ByteBuffer.allocate(2 * Integer.BYTES + 3 * width * height);
    bytes.putInt(width).putInt(height);
    for (int pixel : picture.getRGB(0, 0, width, height, null, 0, width)) {
      bytes.put((byte) (pixel >> 16)).put((byte) (pixel >> 8)).put((byte) pixel);
    }
    return bytes.array();
  }

  private interface Pipeline {
    byte[] webp(byte[] photo, Effort effort, int method) throws IOException;

    BufferedImage raw(byte[] photo) throws IOException;
  }

  private interface Scaling {
    BufferedImage scale(byte[] photo) throws IOException;
  }

  private static final class Own implements Pipeline {

    private final WebpImageCompressor fast = compressor(Effort.FAST);
    private final WebpImageCompressor balanced = compressor(Effort.BALANCED);
    private final CompressorStages stages = CompressorStages.load();

    /** One quality and no limit: peers have no ladder. */
    private static WebpImageCompressor compressor(Effort effort) {
      return WebpImageCompressor.with(
          CompressionSettings.builder()
              .effort(effort)
              .qualities(QUALITY)
              .maxBytes(Integer.MAX_VALUE)
              .build());
    }

    @Override
    public byte[] webp(byte[] photo, Effort effort, int method) {
      return (effort == Effort.FAST ? fast : balanced).compress(photo).bytes();
    }

    @Override
    public BufferedImage raw(byte[] photo) throws IOException {
      return stages.open(photo, PlainPipelines.MAX_DIMENSION).toPixels();
    }
  }

  private record Plain(Scaling scaling) implements Pipeline {

    @Override
    public byte[] webp(byte[] photo, Effort effort, int method) throws IOException {
      return PlainPipelines.encode(scaling.scale(photo), QUALITY, method);
    }

    @Override
    public BufferedImage raw(byte[] photo) throws IOException {
      return scaling.scale(photo);
    }
  }
}
