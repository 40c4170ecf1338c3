package io.github.mediastore.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.luciad.imageio.webp.WebPImageReaderSpi;
import io.github.mediastore.corpus.Corpus;
import io.github.mediastore.image.CompressionSettings;
import io.github.mediastore.image.WebpImageCompressor;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * A picture of a page in {@code docs/images}, made by a test and compared with what is committed,
 * so that the documentation shows what there is. With {@code -Dtest.pictures=write} the test writes
 * it anew.
 */
public final class DocumentedPicture {

  private static final int WIDTH = 1280;
  private static final int HEIGHT = 800;
  private static final int MAX_BYTES = 150_000;

  /** How wide a text is in the font that the pictures are made with, DejaVu Sans. */
  private static final double PROBE = 171.6;

  private static final WebpImageCompressor COMPRESSOR =
      WebpImageCompressor.with(
          CompressionSettings.builder()
              .maxDimension(WIDTH)
              .qualities(90, 75, 60)
              .maxBytes(MAX_BYTES)
              .build());

  private final Path docs;
  private final String name;

  /**
   * Names a picture.
   *
   * @param root the folder of the project
   * @param name of the files, to which the colour scheme and {@code .webp} are added
   */
  public DocumentedPicture(Path root, String name) {
    this.docs = root.resolve("docs/images");
    this.name = name;
  }

  /**
   * Prepares a page to be pictured. Skips the test, or fails it, where the browser has other fonts
   * than the committed pictures.
   *
   * @param scheme {@code light} or {@code dark}
   */
  public void prepare(Page page, String scheme) throws IOException, InterruptedException {
    page.emulate(WIDTH, HEIGHT, scheme);
    double width =
        Double.parseDouble(
            page.evaluate(
                """
                (() => {
                  const text = document.createElement('span');
                  text.style.font = '20px system-ui';
                  text.append('Pictures of pages');
                  document.documentElement.append(text);
                  const width = text.getBoundingClientRect().width;
                  text.remove();
                  return width;
                })()\
                """));
    Corpus.requireForTest(
        Math.abs(width - PROBE) < 2, "The font system-ui is not DejaVu Sans: width " + width);
  }

  /**
   * Makes the picture of what the window shows, in {@code target/pictures}, and compares it.
   *
   * @param scheme {@code light} or {@code dark}
   */
  public void check(Page page, String scheme) throws IOException, InterruptedException {
    page.evaluate("document.documentElement.style.scrollbarWidth = 'none'");
    byte[] seen = page.screenshot();
    String file = name + "-" + scheme + ".webp";
    byte[] made = COMPRESSOR.compress(seen).bytes();
    Files.write(Files.createDirectories(Path.of("target/pictures")).resolve(file), made);
    Path committed = docs.resolve(file);
    if (System.getProperty("test.pictures", "").equals("write")) {
      Files.write(committed, made);
    }
    String howTo = file + " no longer shows the page; make it anew with -Dtest.pictures=write";
    assertThat(committed).as(howTo).exists();
    assertThat(Files.size(committed)).as(file).isLessThan(MAX_BYTES);
    BufferedImage now = ImageIO.read(new ByteArrayInputStream(seen));
    double different = CoarseDifference.of(now, decode(Files.readAllBytes(committed)));
    assertThat(different).as(howTo).isLessThan(0.03);
  }

  private static BufferedImage decode(byte[] file) throws IOException {
    ImageReader reader = new WebPImageReaderSpi().createReaderInstance(null);
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(in, true, true);
      return reader.read(0);
    } finally {
      reader.dispose();
    }
  }
}
