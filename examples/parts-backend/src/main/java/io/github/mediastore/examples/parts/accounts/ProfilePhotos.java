package io.github.mediastore.examples.parts.accounts;

import io.github.mediastore.MediaInfo;
import io.github.mediastore.ObservedMediaStore;
import io.github.mediastore.examples.parts.media.Image;
import io.github.mediastore.examples.parts.media.Slots;
import io.github.mediastore.image.CompressedImage;
import io.github.mediastore.jdbc.ColumnMediaStore;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Profile photos, one a user, in the user's own row. */
@Service
class ProfilePhotos {

  private final ObservedMediaStore<ColumnMediaStore> pictures;
  private final JdbcClient jdbc;

  ProfilePhotos(ObservedMediaStore<ColumnMediaStore> pictures, JdbcClient jdbc) {
    this.pictures = pictures;
    this.jdbc = jdbc;
  }

  Optional<Image> find(long userId) {
    return pictures.info(Slots.profilePhoto(userId)).map(info -> image(userId, info));
  }

  /** Photo and row change together, or not at all. */
  @Transactional
  public Image set(long userId, CompressedImage photo) {
    MediaInfo info = pictures.put(Slots.profilePhoto(userId), photo);
    touch(userId);
    return image(userId, info);
  }

  @Transactional
  public void remove(long userId) {
    pictures.clear(Slots.profilePhoto(userId));
    touch(userId);
  }

  private void touch(long userId) {
    jdbc.sql("UPDATE users SET updated_at = now() WHERE id = ?").param(userId).update();
  }

  private static Image image(long userId, MediaInfo info) {
    return Image.of(info, "/images/users/" + userId + "/profile");
  }
}
