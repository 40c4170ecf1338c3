package io.github.mediastore.jdbc.migration;

import io.github.mediastore.MediaId;
import io.github.mediastore.MediaSlot;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The id of a medium that is still a file: its slot and its path. It may come from a URL, so it is
 * a question, not a fact: nothing is opened that the slot does not have.
 */
record FileMediaId(MediaSlot slot, String source) {

  private static final String MARK = "file";
  private static final int PARTS = 5;

  MediaId toMediaId() {
    return new MediaId(
        String.join(
            ".",
            MARK,
            encode(slot.ownerType()),
            encode(slot.ownerId()),
            encode(slot.name()),
            encode(source)));
  }

  static Optional<FileMediaId> of(MediaId id) {
    if (!id.value().startsWith(MARK + ".")) {
      return Optional.empty();
    }
    List<String> parts = new ArrayList<>();
    try {
      for (String part : id.value().split("\\.", -1)) {
        parts.add(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
      }
      if (parts.size() != PARTS) {
        return Optional.empty();
      }
      MediaSlot slot = new MediaSlot(parts.get(1), parts.get(2), parts.get(3));
      SourceFile file = SourceFile.of(slot, parts.get(4));
      return file.fault() == null
          ? Optional.of(new FileMediaId(slot, file.name()))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // Not Base64, or not a slot.
    }
  }

  private static String encode(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
