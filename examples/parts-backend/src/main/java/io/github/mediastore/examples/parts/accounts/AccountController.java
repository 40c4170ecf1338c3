package io.github.mediastore.examples.parts.accounts;

import io.github.mediastore.examples.parts.accounts.Accounts.UserRow;
import io.github.mediastore.examples.parts.media.Image;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Tells a page who is signed in. */
@RestController
@Tag(name = "Accounts")
class AccountController {

  private final Accounts accounts;
  private final ProfilePhotos photos;

  AccountController(Accounts accounts, ProfilePhotos photos) {
    this.accounts = accounts;
    this.photos = photos;
  }

  @Operation(summary = "Who is signed in")
  @GetMapping("/api/me")
  Me me(@AuthenticationPrincipal Account account) {
    UserRow row =
        accounts
            .find(account.id())
            .orElseThrow(
                () -> new ResponseStatusException(HttpStatus.UNAUTHORIZED, "Your account is gone"));
    return new Me(
        row.id(), row.name(), row.email(), row.role(), photos.find(row.id()).orElse(null));
  }

  /** Who is signed in. */
  record Me(long id, String name, String email, String role, @Nullable Image photo) {}
}
