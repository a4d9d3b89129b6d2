<?php
/**
 * Plugin Name: Verbatim
 * Description: Sends each saved post to Verbatim, which verifies its quotations.
 * Version: 1.0.0
 * Requires at least: 6.2
 * Requires PHP: 7.4
 * License: Apache-2.0
 *
 * Copy this file to wp-content/mu-plugins/ and put into wp-config.php:
 *
 *     define( 'VERBATIM_URL', 'https://verbatim.example/v1/webhooks/wordpress?site=gazette' );
 *     define( 'VERBATIM_SECRET', 'whsec_…' );
 *     define( 'VERBATIM_POST_TYPES', array( 'post', 'page' ) );  // Optional; these are the default.
 *
 * What is sent: the post as the REST API shapes it, drafts included, with the author's display name and nothing else of
 * the author. A post with a password is sent with its text. Requests are signed as Standard Webhooks
 * (https://www.standardwebhooks.com) over HTTPS only. Saving never waits for the answer, and never fails because of it.
 * Where PHP runs under FPM, what the service does not take is sent again by WP-Cron for about five hours; elsewhere
 * the answer is not known, and the next save of that post is sent.
 */

defined( 'ABSPATH' ) || exit;

/** Seconds to connect and hand the request over, and to wait for the answer where nobody waits for us. */
const VERBATIM_TIMEOUT_SECONDS = 3;
const VERBATIM_ANSWER_SECONDS  = 15;

/** Seconds before each further try. */
const VERBATIM_RETRY_SECONDS = array( 60, 300, 1800, 3600, 14400 );

/**
 * Posts to send once this request is done, each with its event. The block editor saves a post and then its meta boxes,
 * and a publication both changes the status and saves: all of that is one delivery.
 */
final class Verbatim_Queue {
	/** @var array<int, string> Event by id of the post. */
	private static $events = array();

	/** @var bool Whether the editor has had the answer, so that nobody waits for us. */
	public static $is_answered = false;

	/** Puts a post down; of several events the first tells most, but that it is gone tells more. */
	public static function add( int $id, string $event ): void {
		if ( array() === self::$events ) {
			add_action( 'shutdown', array( self::class, 'flush' ) );
		}
		if ( ! isset( self::$events[ $id ] ) || 'post.deleted' === $event ) {
			self::$events[ $id ] = $event;
		}
	}

	/** Sends what was put down, after the editor has had the answer where PHP runs under FPM. */
	public static function flush(): void {
		if ( function_exists( 'fastcgi_finish_request' ) ) {
			fastcgi_finish_request();
			self::$is_answered = true;
		}
		foreach ( self::$events as $id => $event ) {
			verbatim_send( $id, $event );
		}
		self::$events = array();
	}
}

add_action( 'transition_post_status', 'verbatim_on_transition', 10, 3 );
add_action( 'save_post', 'verbatim_on_save', 10, 2 );
add_action( 'before_delete_post', 'verbatim_on_delete', 10, 2 );
add_action( 'verbatim_retry', 'verbatim_send', 10, 3 );

/** Publication, its end and the bin, from whichever door: the editor, the REST API, a schedule, the command line. */
function verbatim_on_transition( string $new_status, string $old_status, WP_Post $post ): void {
	if ( $new_status === $old_status || ! verbatim_wants( $post ) ) {
		return;
	}
	if ( 'trash' === $new_status ) {
		Verbatim_Queue::add( $post->ID, 'post.deleted' );
	} elseif ( 'publish' === $new_status ) {
		Verbatim_Queue::add( $post->ID, 'post.published' );
	} elseif ( 'publish' === $old_status ) {
		Verbatim_Queue::add( $post->ID, 'post.unpublished' );
	}
}

/** Every other save. */
function verbatim_on_save( int $id, WP_Post $post ): void {
	if ( verbatim_wants( $post ) && 'trash' !== $post->post_status ) {
		Verbatim_Queue::add( $id, 'post.saved' );
	}
}

/** Deleted for good, without the bin. By the end of the request there is no post left, so it is sent at once. */
function verbatim_on_delete( int $id, WP_Post $post ): void {
	if ( verbatim_wants( $post ) && 'trash' !== $post->post_status ) {
		verbatim_send( $id, 'post.deleted' );
	}
}

/** Whether a post is for readers and its type is wanted. Autosaves, revisions and posts that were only opened are not. */
function verbatim_wants( WP_Post $post ): bool {
	$types = defined( 'VERBATIM_POST_TYPES' ) ? (array) VERBATIM_POST_TYPES : array( 'post', 'page' );
	return in_array( $post->post_type, $types, true )
		&& 'auto-draft' !== $post->post_status
		&& ! wp_is_post_autosave( $post )
		&& ! wp_is_post_revision( $post );
}

/** Signs and posts one delivery, unless this very version has been sent. Of a post that has changed since, what it is now. */
function verbatim_send( int $id, string $event, int $tries = 0 ): void {
	$key  = defined( 'VERBATIM_SECRET' ) ? verbatim_key( (string) VERBATIM_SECRET ) : null;
	$url  = defined( 'VERBATIM_URL' ) ? (string) VERBATIM_URL : '';
	$post = get_post( $id );
	if ( null === $key || 'https' !== wp_parse_url( $url, PHP_URL_SCHEME ) ) {
		error_log( 'Verbatim: nothing is sent. In wp-config.php VERBATIM_URL must begin with https:// and VERBATIM_SECRET be whsec_ and base64.' );
		return;
	}
	if ( ! $post instanceof WP_Post ) {
		return;
	}

	// The editor's two requests for one save have the same id, status, time of change and words, and so one name here.
	// The name goes along, so that what slips through two requests at once is known as the same delivery over there.
	$version = array( home_url(), $id, $post->post_modified_gmt, $post->post_status, $post->post_title, $post->post_content );
	$name    = 'wp_' . hash( 'sha256', (string) wp_json_encode( $version ) );
	if ( 'post.deleted' === $event ) {
		$name .= '_deleted';
	}
	if ( false !== get_transient( verbatim_transient( $name ) ) ) {
		return;
	}

	$body = wp_json_encode(
		array(
			'type'      => $event,
			'timestamp' => gmdate( 'Y-m-d\TH:i:s\Z' ),
			'data'      => verbatim_post( $post ),
		),
		JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE
	);
	if ( ! is_string( $body ) ) {
		return;
	}
	$time     = (string) time();
	$waits    = Verbatim_Queue::$is_answered || wp_doing_cron();
	$response = wp_remote_post(
		$url,
		array(
			'blocking'    => $waits,
			'timeout'     => $waits ? VERBATIM_ANSWER_SECONDS : VERBATIM_TIMEOUT_SECONDS,
			'redirection' => 0,
			'headers'     => array(
				'Content-Type'      => 'application/json; charset=utf-8',
				'webhook-id'        => $name,
				'webhook-timestamp' => $time,
				'webhook-signature' => verbatim_signature( $key, $name, $time, $body ),
			),
			'body'        => $body,
		)
	);
	if ( $waits && verbatim_must_retry( $response ) ) {
		verbatim_schedule( $id, $event, $tries );
		return;
	}
	set_transient( verbatim_transient( $name ), 1, 5 * MINUTE_IN_SECONDS );
}

/** Whether the service was not there, or not able to take the delivery. What it refuses it would refuse again. */
function verbatim_must_retry( $response ): bool {
	$status = is_wp_error( $response ) ? 0 : (int) wp_remote_retrieve_response_code( $response );
	return 0 === $status || 429 === $status || 500 <= $status;
}

function verbatim_schedule( int $id, string $event, int $tries ): void {
	$seconds = VERBATIM_RETRY_SECONDS[ $tries ] ?? null;
	if ( null === $seconds ) {
		error_log( "Verbatim: the service does not answer; post $id was not sent." );
		return;
	}
	wp_schedule_single_event( time() + $seconds, 'verbatim_retry', array( $id, $event, $tries + 1 ) );
}

/** The key behind `whsec_`, base64; null if the constant holds none. */
function verbatim_key( string $secret ): ?string {
	$key = base64_decode( (string) preg_replace( '/^whsec_/', '', $secret ), true );
	return is_string( $key ) && '' !== $key ? $key : null;
}

/** Standard Webhooks, version 1: HMAC-SHA256 of id, time and body, with dots between them. */
function verbatim_signature( string $key, string $id, string $time, string $body ): string {
	return 'v1,' . base64_encode( hash_hmac( 'sha256', "$id.$time.$body", $key, true ) );
}

/** Names of transients have at most 172 characters. */
function verbatim_transient( string $name ): string {
	return 'verbatim_' . $name;
}

/** The post as GET /wp/v2/posts/<id>?_embed gives it, without asking who may see it: scheduled posts have no user. */
function verbatim_post( WP_Post $post ): array {
	$author = get_the_author_meta( 'display_name', (int) $post->post_author );
	return array(
		'id'           => $post->ID,
		'date'         => verbatim_time( $post->post_date ),
		'date_gmt'     => verbatim_time( $post->post_date_gmt ),
		'modified_gmt' => verbatim_time( $post->post_modified_gmt ) ?? gmdate( 'Y-m-d\TH:i:s' ),
		'slug'         => $post->post_name,
		'status'       => $post->post_status,
		'type'         => $post->post_type,
		'link'         => get_permalink( $post ),
		'title'        => array(
			'raw'      => $post->post_title,
			'rendered' => get_the_title( $post ),
		),
		'content'      => array(
			'rendered'  => verbatim_rendered( $post ),
			'protected' => '' !== $post->post_password,
		),
		'excerpt'      => array( 'rendered' => $post->post_excerpt ),
		'author'       => (int) $post->post_author,
		'lang'         => get_bloginfo( 'language' ),
		'_embedded'    => array( 'author' => array( array( 'name' => $author ) ) ),
	);
}

/** The HTML that readers get: blocks and shortcodes are resolved. */
function verbatim_rendered( WP_Post $post ): string {
	$before          = $GLOBALS['post'] ?? null;
	$GLOBALS['post'] = $post;
	setup_postdata( $post );
	$html            = (string) apply_filters( 'the_content', $post->post_content );
	$GLOBALS['post'] = $before;
	if ( $before instanceof WP_Post ) {
		setup_postdata( $before );
	}
	return $html;
}

/** As the REST API writes times; null for a draft, whose date is not set. */
function verbatim_time( string $time ): ?string {
	return 0 === strpos( $time, '0000-' ) ? null : str_replace( ' ', 'T', $time );
}
