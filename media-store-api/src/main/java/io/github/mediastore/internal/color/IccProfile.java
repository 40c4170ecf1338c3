package io.github.mediastore.internal.color;

import java.util.Optional;

/**
 * The header and the tag table of an ICC profile (ICC.1:2022, clause 7). Tags are looked up when
 * they are asked for: a profile with one damaged tag serves as long as nobody needs that one.
 */
final class IccProfile {

  /** Real profiles take up to 3 MB; what is larger was not made for pictures. */
  static final int MAXIMUM_BYTES = 4 << 20;

  private static final int HEADER_BYTES = 128;
  private static final int TAG_BYTES = 12;
  private static final int MAXIMUM_TAGS = 100;

  private final TagData data;
  private final int tags;
  private final String colorSpace;
  private final String connectionSpace;

  private IccProfile(TagData data) throws UnusableProfileException {
    this.data = data;
    this.tags = (int) Math.min(data.u32(HEADER_BYTES), MAXIMUM_TAGS);
    this.colorSpace = data.signature(16);
    this.connectionSpace = data.signature(20);
  }

  /**
   * Reads a profile.
   *
   * @throws UnusableProfileException if these bytes are no profile that says what a picture's
   *     colours look like
   */
  static IccProfile parse(byte[] bytes) throws UnusableProfileException {
    if (bytes.length > MAXIMUM_BYTES) {
      throw new UnusableProfileException("larger than " + MAXIMUM_BYTES + " bytes");
    }
    TagData data = TagData.of(bytes);
    if (bytes.length < HEADER_BYTES + 4 || !data.signature(36).equals("acsp")) {
      throw new UnusableProfileException("damaged, it is no ICC profile");
    }
    IccProfile profile = new IccProfile(data);
    switch (data.signature(12)) {
      case "link", "abst", "nmcl" ->
          throw new UnusableProfileException("it does not describe a picture's colours");
      default -> {}
    }
    if (!profile.connectsThroughLab() && !profile.connectionSpace.equals("XYZ ")) {
      throw new UnusableProfileException("damaged, its connection space is unknown");
    }
    return profile;
  }

  /** Returns the signature of the colour space of the pictures, such as {@code "RGB "}. */
  String colorSpace() {
    return colorSpace;
  }

  /** Says whether colours are given in CIELAB, not in CIEXYZ. */
  boolean connectsThroughLab() {
    return connectionSpace.equals("Lab ");
  }

  /**
   * Finds a tag's data.
   *
   * @throws UnusableProfileException if the tag is listed but lies outside the profile
   */
  Optional<TagData> tag(String signature) throws UnusableProfileException {
    for (int i = 0; i < tags; i++) {
      TagData entry = data.slice(HEADER_BYTES + 4 + (long) i * TAG_BYTES, TAG_BYTES);
      if (entry.signature(0).equals(signature)) {
        return Optional.of(data.slice(entry.u32(4), entry.u32(8)));
      }
    }
    return Optional.empty();
  }

  /** Finds a tag's data, or says that the profile lacks it. */
  TagData require(String signature) throws UnusableProfileException {
    return tag(signature)
        .orElseThrow(() -> new UnusableProfileException("damaged, it has no " + signature.strip()));
  }
}
