package io.github.mediastore.examples.parts.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.ObservedMediaStore;
import io.github.mediastore.examples.parts.RunningApplication;
import io.github.mediastore.examples.parts.media.Slots;
import io.github.mediastore.image.ImageCompressor;
import io.github.mediastore.jdbc.ColumnMediaStore;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Old files are removed only when nobody needs them, and then no more is said of them. */
class ConfirmImagesTest extends RunningApplication {

  @Autowired private MigrateImages migrate;
  @Autowired private ConfirmImages confirm;
  @Autowired private ObservedMediaStore<ColumnMediaStore> pictures;
  @Autowired private ImageCompressor photoCompressor;

  @TempDir private Path folder;
  private long user;
  private Path photo;

  @BeforeEach
  void anOldPhoto() throws IOException {
    user =
        jdbc.sql(
                """
                INSERT INTO users (email, name, password_hash, role, profile_photo_url)
                VALUES ('old@example.org', 'Old', '-', 'USER', '/uploads/shared.png') RETURNING id
                """)
            .query(Long.class)
            .single();
    photo = Files.write(folder.resolve("shared.png"), picture(1));
  }

  @AfterEach
  void forget() {
    jdbc.sql("DELETE FROM users WHERE id = ?").param(user).update();
    jdbc.sql("DELETE FROM organizations WHERE name = 'Sharing'").update();
    jdbc.sql("DROP TABLE IF EXISTS media_migration").update();
  }

  @Test
  void aPhotoThatItsOwnerReplacedIsSaidToBeAndIsNoFailure() throws Exception {
    assertThat(migrate.run(List.of(folder.toString()))).isZero();
    pictures.put(
        Slots.profilePhoto(user), photoCompressor.compress(new ByteArrayInputStream(picture(2))));

    assertThat(confirm.run(List.of(folder.toString()))).isZero();
    assertThat(migrate.run(List.of(folder.toString()))).isZero();
    assertThat(confirm.run(List.of(folder.toString()))).isZero();
    assertThat(outcomes()).containsExactly("SUPERSEDED");
    assertThat(photo).exists();
  }

  @Test
  void aFileThatIsALogoTooStaysUntilThatIsTaken() throws Exception {
    assertThat(migrate.run(List.of(folder.toString()))).isZero();
    jdbc.sql("INSERT INTO organizations (name, logo_url) VALUES ('Sharing', '/uploads/shared.png')")
        .update();

    assertThat(confirm.run(List.of(folder.toString()))).isEqualTo(1);
    assertThat(photo).exists();

    assertThat(migrate.run(List.of(folder.toString()))).isZero();
    assertThat(confirm.run(List.of(folder.toString()))).isZero();
    assertThat(photo).doesNotExist();
  }

  private List<String> outcomes() {
    return jdbc.sql("SELECT outcome FROM media_migration").query(String.class).list();
  }

  private static byte[] picture(int seed) throws IOException {
    BufferedImage image = new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB);
    image.setRGB(seed, seed, 0xffffff);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }
}
