<?php
/** Run by try.ts in a fresh WordPress: installs it, and makes the posts. Prints their addresses as JSON. */
define( 'WP_INSTALLING', true );
$_SERVER['HTTP_HOST'] = getenv( 'WP_HOST' );
require getenv( 'WP_FOLDER' ) . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/plugin.php';
add_filter( 'pre_wp_mail', '__return_false' );
wp_install( 'A member', 'admin', 'admin@member.example', true, '', wp_generate_password() );
switch_theme( 'twentytwentyone' );
$active = activate_plugin( 'uncac-petition/uncac-petition.php' );
if ( is_wp_error( $active ) ) {
	fwrite( STDERR, $active->get_error_message() );
	exit( 1 );
}
$author = wp_insert_user( array( 'user_login' => 'author', 'user_pass' => wp_generate_password(), 'role' => 'author' ) );
$server = getenv( 'PETITION_SERVER' );
$page   = "$server/p/review-mechanism?lang=en";
$posts  = array(
	'shortcode'        => array( 1, '[uncac_petition lang="en"]' ),
	'block'            => array( 1, '<!-- wp:uncac/petition {"lang":"en"} /-->' ),
	'frame'            => array( 1, '[uncac_petition lang="en" kind="frame"]' ),
	'oembed'           => array( 1, "Before\n\n$page\n\nAfter" ),
	'author shortcode' => array( $author, '[uncac_petition lang="en"]' ),
	'author block'     => array( $author, '<!-- wp:uncac/petition {"lang":"en"} /-->' ),
	'author oembed'    => array( $author, "<!-- wp:embed {\"url\":\"$page\"} -->\n<figure class=\"wp-block-embed\"><div class=\"wp-block-embed__wrapper\">\n$page\n</div></figure>\n<!-- /wp:embed -->" ),
	'author two lines' => array( $author, "<script type=\"module\" src=\"$server/widget/v1/uncac-petition.js\"></script>\n<uncac-petition petition=\"review-mechanism\" lang=\"en\"><a href=\"$page\">Sign the petition</a></uncac-petition>" ),
);
$addresses = array();
foreach ( $posts as $name => list( $user, $content ) ) {
	// Whoever lacks unfiltered_html has their posts filtered as they are saved.
	wp_set_current_user( $user );
	kses_init();
	$id                 = wp_insert_post( wp_slash( array( 'post_title' => $name, 'post_content' => $content, 'post_status' => 'publish', 'post_author' => $user ) ) );
	$addresses[ $name ] = home_url( "/?p=$id" );
}
echo "\n" . wp_json_encode( array( 'version' => $GLOBALS['wp_version'], 'posts' => $addresses ) );
