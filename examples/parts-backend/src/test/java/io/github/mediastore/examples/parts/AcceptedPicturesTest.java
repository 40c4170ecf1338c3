package io.github.mediastore.examples.parts;

import static io.github.mediastore.examples.parts.Visitor.file;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.browser.Browser;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is accepted: HEIC and AVIF too where there is a decoder, and what a refusal says of it. */
class AcceptedPicturesTest extends RunningApplication {

  @Test
  void aPhotoOfAnIphoneBecomesWebp() throws IOException {
    Browser.requireCommand("ffmpeg");
    Visitor ada = editor();
    long part = newPart(ada);

    for (String name : new String[] {"scene.heic", "scene-alpha-10-bit.avif"}) {
      Answer answer =
          ada.upload("/uploads/parts/" + part + "/images", file("files", name, sample(name)));

      assertThat(answer.status()).as(answer.text()).isEqualTo(201);
      JsonNode receipt = answer.json().get("receipts").get(0);
      assertThat(receipt.get("format").asString())
          .isEqualTo(name.endsWith("heic") ? "HEIC" : "AVIF");
    }
    Answer stored = somebody().get("/images/parts/" + part);
    assertThat(stored.header("Content-Type")).isEqualTo("image/webp");
    BufferedImage picture = Pictures.read(stored.body());
    assertThat(picture.getWidth() + " x " + picture.getHeight()).isEqualTo("96 x 64");
  }

  @Test
  void pagesAreToldWhatIsAccepted() {
    Browser.requireCommand("ffmpeg");
    JsonNode limits = somebody().get("/api/limits").json();

    String pictures = limits.get("pictures").get("accept").asString();
    // JPEG first: that is what phones make of what is not named.
    assertThat(pictures).startsWith("image/jpeg,image/png,").contains("image/heic", ".heic");
    assertThat(limits.get("pictures").get("maxBytes").asLong()).isEqualTo(40L << 20);
    assertThat(limits.get("videos").get("accept").asString())
        .isEqualTo("video/mp4,video/webm,video/quicktime");
    assertThat(limits.get("videos").get("maxBytes").asLong()).isEqualTo(5L << 30);
    assertThat(limits.get("formBytes").asLong()).isEqualTo(50L << 20);
  }

  @Test
  void aRefusalSaysWhatIsAcceptedInUnitsThatPeopleKnow() {
    Visitor ada = editor();
    String path = "/uploads/parts/" + newPart(ada) + "/images";

    assertProblem(
        ada.upload(
            path,
            file(
                "files",
                "a.psd",
                "8BPS\0\1\0\0\0\0\0\0\0\3".getBytes(StandardCharsets.ISO_8859_1))),
        415,
        "PSD is not accepted; JPEG, PNG, WebP, GIF, BMP, TIFF");
    assertProblem(
        ada.upload(path, file("files", "a.jpg", new byte[] {1, 2, 3, 4})),
        415,
        "The file is not a picture of any known format; JPEG, PNG, ");
    assertProblem(
        ada.upload(path, file("files", "a.png", pngHeader(20_000, 20_000))),
        422,
        "over the limit of 100 megapixels");
  }

  /** Of a picture that says how large it is, and no more. */
  private static byte[] pngHeader(int width, int height) {
    byte[] png = Pictures.transparentPng(8);
    ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
    CRC32 sum = new CRC32();
    sum.update(png, 12, 17);
    ByteBuffer.wrap(png).putInt(29, (int) sum.getValue());
    return png;
  }

  /** A file that heif-enc or avifenc made. */
  static byte[] sample(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            Browser.class.getResourceAsStream("/io/github/mediastore/internal/heif/" + name))) {
      return in.readAllBytes();
    }
  }
}
