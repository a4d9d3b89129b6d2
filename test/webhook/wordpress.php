<?php
// As much of WordPress as the plugin touches; goes through one save as the block editor makes it and prints the requests.
// With statuses as third argument PHP runs as under FPM, and the service answers with each in turn, then with 202.
define( 'ABSPATH', '/' );
define( 'MINUTE_IN_SECONDS', 60 );
define( 'VERBATIM_URL', 'https://verbatim.example/v1/webhooks/wordpress' );
define( 'VERBATIM_SECRET', $argv[2] );

class WP_Post {
	public $ID                = 4711;
	public $post_type         = 'post';
	public $post_status       = 'publish';
	public $post_title        = 'Sandvik keeps its lighthouse';
	public $post_content      = '“We will not sell the lighthouse,” said Mayor Edith Calloway on Friday.';
	public $post_excerpt      = '';
	public $post_name         = 'sandvik-keeps-its-lighthouse';
	public $post_author       = '7';
	public $post_password     = '';
	public $post_date         = '2026-11-20 09:00:00';
	public $post_date_gmt     = '2026-11-20 08:00:00';
	public $post_modified_gmt = '2026-11-20 08:00:01';
}

$hooks      = array();
$transients = array();
$requests   = array();
$scheduled  = array();
$statuses   = isset( $argv[3] ) ? explode( ',', $argv[3] ) : array();
$stored     = new WP_Post();

function add_action( $hook, $callback ) { $GLOBALS['hooks'][ $hook ][] = $callback; }
function apply_filters( $hook, $value ) { return "<p>$value</p>\n"; }
function get_post( $id ) { return $GLOBALS['stored']; }
function get_transient( $name ) { return $GLOBALS['transients'][ $name ] ?? false; }
function set_transient( $name, $value, $seconds ) { $GLOBALS['transients'][ $name ] = $value; }
function get_permalink( $post ) { return "https://gazette.example/{$post->post_name}/"; }
function get_the_title( $post ) { return $post->post_title; }
function get_the_author_meta( $field, $id ) { return 'Ada Lind'; }
function get_bloginfo( $what ) { return 'en-US'; }
function home_url() { return 'https://gazette.example'; }
function setup_postdata( $post ) {}
function wp_is_post_autosave( $post ) { return false; }
function wp_is_post_revision( $post ) { return 'revision' === $post->post_type; }
function wp_json_encode( $value, $flags = 0 ) { return json_encode( $value, $flags ); }
function wp_parse_url( $url, $part ) { return parse_url( $url, $part ); }
function wp_doing_cron() { return false; }
function is_wp_error( $response ) { return null === $response; }
function wp_remote_retrieve_response_code( $response ) { return $response; }
function wp_schedule_single_event( $at, $hook, $arguments ) { $GLOBALS['scheduled'][] = array( $at - time(), $hook, $arguments ); }
function wp_remote_post( $url, $arguments ) {
	$GLOBALS['requests'][] = array( 'url' => $url ) + $arguments;
	$status                = array_shift( $GLOBALS['statuses'] ) ?? '202';
	return '0' === $status ? null : (int) $status;
}
if ( isset( $argv[3] ) ) {
	function fastcgi_finish_request() {}
}

require $argv[1];

function fire( $hook, ...$arguments ) {
	foreach ( $GLOBALS['hooks'][ $hook ] ?? array() as $callback ) {
		$callback( ...$arguments );
	}
}

if ( isset( $argv[3] ) ) {
	// One save, and whatever it makes WordPress do later.
	fire( 'save_post', 4711, $stored );
	fire( 'shutdown' );
	$waits = array();
	while ( array() !== $scheduled ) {
		list( $seconds, $hook, $arguments ) = array_shift( $scheduled );
		$waits[]                            = $seconds;
		fire( $hook, ...$arguments );
	}
	echo json_encode( array( 'requests' => $requests, 'waits' => $waits ) );
	exit;
}

// The editor's first request publishes; its second saves the meta boxes of the same version.
fire( 'transition_post_status', 'publish', 'draft', $stored );
fire( 'save_post', 4711, $stored );
fire( 'shutdown' );
fire( 'transition_post_status', 'publish', 'publish', $stored );
fire( 'save_post', 4711, $stored );
fire( 'shutdown' );

// Neither a revision nor a post that was only opened is sent.
$other            = new WP_Post();
$other->post_type = 'revision';
fire( 'save_post', 4712, $other );
$other              = new WP_Post();
$other->post_status = 'auto-draft';
fire( 'save_post', 4713, $other );
fire( 'shutdown' );

// Another version within the same second, and the bin.
$stored->post_content = 'Nothing was said.';
fire( 'save_post', 4711, $stored );
fire( 'shutdown' );
$stored->post_status = 'trash';
fire( 'transition_post_status', 'trash', 'publish', $stored );
fire( 'save_post', 4711, $stored );
fire( 'shutdown' );

echo json_encode( $requests );
