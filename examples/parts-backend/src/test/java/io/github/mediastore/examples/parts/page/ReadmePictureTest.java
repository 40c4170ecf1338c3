package io.github.mediastore.examples.parts.page;

import io.github.mediastore.browser.DocumentedPicture;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The picture of the page in the README, remade from the demo data and drawn parts. */
class ReadmePictureTest extends OpenPage {

  private static final Color BRONZE = new Color(0xC08A4A);
  private static final Color STEEL = new Color(0x8A97A5);
  private static final Color IRON = new Color(0x4F6D8F);

  @Test
  void theReadmeShowsThePageAsItIs() throws Exception {
    DocumentedPicture picture = new DocumentedPicture(Path.of("../.."), "parts-backend");
    loadAsEditor();
    fill(
        "HB-6204",
        DrawnPart.disc(STEEL, 9, false),
        DrawnPart.disc(STEEL, 7, false),
        DrawnPart.plate(STEEL, 190));
    fill("HB-30205", DrawnPart.disc(IRON, 12, false), DrawnPart.plate(IRON, 150));
    fill("NP-100", DrawnPart.disc(BRONZE, 7, true), DrawnPart.disc(BRONZE, 5, true));
    page.forget();
    for (String scheme : List.of("light", "dark")) {
      picture.prepare(page, scheme);
      load();
      awaitVisiblePictures();

      picture.check(page, scheme);
    }
  }

  private void fill(String number, byte[]... drawings) throws IOException, InterruptedException {
    long id =
        jdbc.sql("SELECT id FROM parts WHERE number = ?").param(number).query(Long.class).single();
    String part = "document.getElementById('part-" + id + "')";
    Path[] files = new Path[drawings.length];
    for (int i = 0; i < files.length; i++) {
      files[i] = file(number + "-" + (i + 1) + ".png", drawings[i]);
    }
    user.choose(ref(part, "pictures"), files);
    awaitPictures(part, files.length);
  }

  private void awaitVisiblePictures() throws IOException, InterruptedException {
    page.await(
        "(seen => seen.length > 2 && seen.every(i => i.complete && i.naturalWidth > 0))"
            + "([...document.querySelectorAll('.tile img')]"
            + ".filter(i => i.getBoundingClientRect().top < innerHeight))");
  }
}
