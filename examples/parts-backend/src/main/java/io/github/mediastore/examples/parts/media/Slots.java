package io.github.mediastore.examples.parts.media;

import io.github.mediastore.MediaId;
import io.github.mediastore.MediaSlot;
import java.util.Optional;

/** The places that media hang on. */
public final class Slots {

  public static final String USERS = "users";
  public static final String PROFILE = "profile";
  public static final String ORGANIZATIONS = "organizations";
  public static final String LOGO = "logo";
  public static final String PARTS = "parts";
  public static final String IMAGES = "images";

  private static final String PART_IMAGES = "part_images";
  static final String THUMBNAIL = "thumbnail";
  static final String VIDEO = "video";

  private Slots() {}

  /** Returns the place of a user's profile photo. */
  public static MediaSlot profilePhoto(long userId) {
    return MediaSlot.of(USERS, userId, PROFILE);
  }

  /** Returns the place of an organization's logo. */
  public static MediaSlot logo(long organizationId) {
    return MediaSlot.of(ORGANIZATIONS, organizationId, LOGO);
  }

  /** Returns the place of a part's pictures. */
  public static MediaSlot partImages(long partId) {
    return MediaSlot.of(PARTS, partId, IMAGES);
  }

  /** Returns the place of the thumbnails of a part's picture. */
  public static MediaSlot thumbnails(MediaId picture) {
    return MediaSlot.of(PART_IMAGES, picture.value(), THUMBNAIL);
  }

  /** Returns the place of the thumbnails of the picture that a request names; empty if none can. */
  public static Optional<MediaSlot> parseThumbnails(String picture) {
    return MediaSlot.parse(PART_IMAGES, picture, THUMBNAIL);
  }

  /** Returns the place of a film for support. */
  public static MediaSlot supportVideo(long videoId) {
    return MediaSlot.of("support_videos", videoId, VIDEO);
  }

  /** Returns the place of a film about a part. */
  public static MediaSlot partVideo(long videoId) {
    return MediaSlot.of("part_videos", videoId, VIDEO);
  }
}
