/** The starter in real applications, on Spring Boot 3.5 and on 4. */
@NullMarked
package io.github.mediastore.spring;

import org.jspecify.annotations.NullMarked;
