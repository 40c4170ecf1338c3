package io.github.mediastore.jdbc.migration.internal.fallback;

import io.github.mediastore.MediaId;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.jdbc.migration.internal.sources.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The id of a medium that is still a file: its slot and its path. It may come from a URL, so it is
 * a question, not a fact: nothing is opened that the slot does not have.
 */
public record FileMediaId(MediaSlot slot, String source) {

  private static final String MARK = "file.";

  /** Neither a slot nor a path can hold it. */
  private static final String SEPARATOR = Character.toString(0);

  MediaId toMediaId() {
    String text = String.join(SEPARATOR, slot.ownerType(), slot.ownerId(), slot.name(), source);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new MediaId(MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  public static Optional<FileMediaId> of(MediaId id) {
    if (!id.value().startsWith(MARK)) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(id.value().substring(MARK.length()));
      List<String> parts = List.of(new String(bytes, StandardCharsets.UTF_8).split(SEPARATOR, -1));
      SourceFile file =
          SourceFile.of(new MediaSlot(parts.get(0), parts.get(1), parts.get(2)), parts.get(3));
      return file.fault() == null && parts.size() == 4
          ? Optional.of(new FileMediaId(file.requireSlot(), file.name()))
          : Optional.empty();
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return Optional.empty(); // Not Base64, or not a slot and a path.
    }
  }
}
