package io.github.mediastore.examples.parts.parts;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

/**
 * A part to be created.
 *
 * @param number names it within its organization
 */
record NewPart(
    @NotBlank @Size(max = 50) String number,
    @NotBlank @Size(max = 200) String name,
    @Positive long organizationId) {}
